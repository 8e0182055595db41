package palimpsest.ui.fx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;

/// What a person chose in the window and finds again in the next: properties by name, each as a word. A name that has
/// no word keeps what it has; a word that nobody asks for is let be, as it may be that of another version. FX thread.
public final class Remembered {
    private final Map<String, Choice> choices = new LinkedHashMap<>();

    /// @param word tells what is chosen now
    /// @param reading understands a word, and returns what chooses it
    private record Choice(Supplier<String> word, Function<String, Runnable> reading) {}

    /// One of a few values.
    public <E extends Enum<E>> void choice(String name, Property<E> kept, Class<E> values) {
        keep(name, () -> kept.getValue().name(), word -> {
            E value = Enum.valueOf(values, word);
            return () -> kept.setValue(value);
        });
    }

    /// On or off.
    public void flag(String name, Property<Boolean> kept) {
        keep(name, () -> kept.getValue().toString(), word -> {
            if (!word.equals("true") && !word.equals("false")) {
                throw new IllegalArgumentException("Expected true or false for " + name + ", found " + word + ".");
            }
            return () -> kept.setValue(word.equals("true"));
        });
    }

    /// A number between 0 and 1, or NaN while nobody chose one.
    public void share(String name, DoubleProperty kept) {
        keep(name, () -> Double.toString(kept.get()), word -> {
            double value = Double.parseDouble(word);
            if (value < 0 || value > 1) {
                throw new IllegalArgumentException("Expected a share of 0 to 1 for " + name + ", found " + word + ".");
            }
            return () -> kept.set(value);
        });
    }

    /// Any words.
    public void text(String name, StringProperty kept) {
        keep(name, kept::get, word -> () -> kept.set(word));
    }

    private void keep(String name, Supplier<String> word, Function<String, Runnable> reading) {
        if (choices.putIfAbsent(name, new Choice(word, reading)) != null) {
            throw new IllegalArgumentException("Two choices are called " + name + ".");
        }
    }

    /// Everything that is chosen now.
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        choices.forEach((name, choice) -> words.put(name, choice.word().get()));
        return words;
    }

    /// Chooses again what was chosen.
    ///
    /// @throws IllegalArgumentException where a word is none of its choice; nothing was changed then
    public void restore(Map<String, String> words) {
        List<Runnable> all = new ArrayList<>();
        choices.forEach((name, choice) -> {
            if (words.containsKey(name)) {
                all.add(choice.reading().apply(words.get(name)));
            }
        });
        all.forEach(Runnable::run);
    }
}
