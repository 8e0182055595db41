package palimpsest.ui.fx;

import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line on top of a panel: its title, what exactly it shows, and what can be switched.
public final class PanelHeader extends HBox {
    private final Label name = new Label();
    private final Label subtitle = new Label();

    public PanelHeader(String title) {
        getStyleClass().add("panel-header");
        name.setText(title);
        name.getStyleClass().add("panel-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("panel-subtitle");
        subtitle.setTextOverrun(OverrunStyle.ELLIPSIS);
        subtitle.setMinWidth(0);
        WholeText.tell(subtitle);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, subtitle, space);
    }

    public void subtitle(String text) {
        subtitle.setText(text);
    }

    /// Shows the subtitle only where there is room for all of it: what it says stands elsewhere in the panel too.
    public void subtitleWhereWhole() {
        subtitle.visibleProperty().bind(subtitle.textTruncatedProperty().not());
    }

    /// Shows that the head can be dragged.
    ///
    /// @param meaning what comes of it
    public void draggable(String meaning) {
        name.getStyleClass().add("drag-handle");
        name.setTooltip(new Tooltip(meaning));
    }

    /// The `?` beside the title.
    public void explained(HelpTopic topic, String name, Explainer explainer) {
        getChildren().add(1, new HelpMark(topic, name, explainer));
    }

    /// A button with an icon at the right end.
    public Button action(String icon, String name, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().setAll("panel-action");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(pressed -> action.run());
        getChildren().add(button);
        return button;
    }

    /// A button with an icon that is on or off.
    public ToggleButton toggle(String icon, String name, Property<Boolean> on) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.getStyleClass().setAll("panel-action", "panel-toggle");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.selectedProperty().bindBidirectional(on);
        getChildren().add(button);
        return button;
    }

    /// A switch between a few values, one of which is always chosen.
    public static <T> HBox segments(T[] values, Property<T> chosen, Function<T, String> name) {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            ToggleButton button = new ToggleButton(name.apply(value));
            button.getStyleClass().setAll("segment");
            button.setToggleGroup(group);
            button.setSelected(value == chosen.getValue());
            button.setOnAction(pressed -> {
                chosen.setValue(value);
                button.setSelected(true);
            });
            chosen.addListener((observed, before, now) -> button.setSelected(now == value));
            segments.getChildren().add(button);
        }
        return segments;
    }
}
