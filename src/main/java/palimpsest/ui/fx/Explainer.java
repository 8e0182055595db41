package palimpsest.ui.fx;

import javafx.scene.Node;

/// Explains a view to whoever asks. FX thread.
@FunctionalInterface
public interface Explainer {
    /// @param beside what was pressed, near which the explanation appears
    void explain(HelpTopic topic, Node beside);
}
