package palimpsest.architecture.broken.ui.first;

import javafx.scene.Node;

/// A view model that cannot be tested without a toolkit.
public record FirstViewModel(Node node) {}
