package palimpsest.ui.runs;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small button of an icon in the row of a run.
final class RunAction {
    private RunAction() {}

    /// @param style a style class of its own
    /// @param run the run's name
    static Button button(String style, String icon, String meaning, String run, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().setAll("run-action", style);
        button.setAccessibleText(meaning + ": " + run);
        button.setTooltip(new Tooltip(meaning));
        button.setOnAction(pressed -> action.run());
        return button;
    }
}
