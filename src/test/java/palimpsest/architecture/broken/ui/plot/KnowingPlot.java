package palimpsest.architecture.broken.ui.plot;

import palimpsest.architecture.broken.workbench.Workbench;

/// A plot that knows more than numbers.
public record KnowingPlot(Workbench workbench) {}
