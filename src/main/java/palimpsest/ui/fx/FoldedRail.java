package palimpsest.ui.fx;

import javafx.geometry.Orientation;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stays of a part that was folded away: its name, which brings it back.
final class FoldedRail extends Button {
    static final double THICKNESS = 26;

    /// @param orientation of the parts
    /// @param first whether the part stands before the other
    FoldedRail(String name, Orientation orientation, boolean first, Runnable back) {
        boolean beside = orientation == Orientation.HORIZONTAL;
        String icon = beside
                ? first ? "fth-chevron-right" : "fth-chevron-left"
                : first ? "fth-chevron-down" : "fth-chevron-up";
        Label words = new Label(name);
        words.setTextAlignment(TextAlignment.CENTER);
        words.getStyleClass().add("folded-name");
        words.setRotate(beside ? 90 : 0);
        Pane content =
                beside ? new VBox(8, new FontIcon(icon), new Group(words)) : new HBox(8, new FontIcon(icon), words);
        content.getStyleClass().add("folded-content");
        setGraphic(content);
        getStyleClass().setAll("folded-rail");
        setAccessibleText("Show " + name);
        setTooltip(new Tooltip("Show " + name));
        setOnAction(pressed -> back.run());
        setMinSize(0, 0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
