package palimpsest.ui.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The `?` of a view.
public final class HelpMark extends Button {
    /// @param name what is explained, as a person reads it
    public HelpMark(HelpTopic topic, String name, Explainer explainer) {
        super("?");
        setId("explain-" + topic.id());
        getStyleClass().setAll("help-mark");
        setAccessibleText("What is this? " + name);
        setTooltip(new Tooltip("What is this?"));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setOnAction(pressed -> explainer.explain(topic, this));
    }
}
