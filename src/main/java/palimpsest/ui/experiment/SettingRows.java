package palimpsest.ui.experiment;

import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Settings as rows of a name and a value that can be edited in place.
final class SettingRows {
    private static final double VALUE_INSET = 7;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private SettingRows() {}

    /// A number, with what is wrong with it below.
    static Node number(String id, FieldViewModel field) {
        TextField value = new TextField();
        value.setId(id);
        value.getStyleClass().setAll("text-input", "text-field", "setting-field");
        value.setPrefWidth(104);
        value.setAccessibleText(field.label());
        value.setTooltip(new Tooltip(field.hint()));
        value.textProperty().bindBidirectional(field.text());
        field.problem().addListener((observed, before, now) -> value.pseudoClassStateChanged(WRONG, !now.isEmpty()));
        Label problem = problem(id);
        problem.textProperty().bind(field.problem());
        return new VBox(row(field.label(), value), problem);
    }

    /// One of a few words.
    static <T> Node choice(String id, String name, Property<T> chosen, T[] values, Function<T, String> word) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.getStyleClass().add("setting-choice");
        box.setId(id);
        box.setPrefWidth(124);
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        return row(name, box);
    }

    static HBox row(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("setting-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(value);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, label, space, value);
        // the figures end where the cards end; the box around a field appears outside of that
        HBox.setMargin(value, new Insets(0, -VALUE_INSET, 0, 0));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// What is wrong with a value; not there while nothing is.
    static Label problem(String id) {
        Label problem = new Label();
        problem.setId(id + "-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }
}
