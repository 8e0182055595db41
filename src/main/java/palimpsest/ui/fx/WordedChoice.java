package palimpsest.ui.fx;

import java.util.Collection;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A list to choose one of, each value by its word.
public final class WordedChoice {
    private WordedChoice() {}

    /// @param name what it is called where it is read aloud
    public static <T> ComboBox<T> of(String name, Property<T> chosen, Collection<T> values, Function<T, String> word) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
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
        return box;
    }
}
