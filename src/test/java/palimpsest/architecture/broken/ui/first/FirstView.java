package palimpsest.architecture.broken.ui.first;

import palimpsest.architecture.broken.ui.second.Second;
import palimpsest.architecture.broken.workbench.Workbench;

/// A view that reaches for the workbench and for another feature.
public record FirstView(Second second, Workbench workbench) {}
