package palimpsest.ui.experiment;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.ui.fx.Figures;

/// One number of the plan as text that a person edits, and what is wrong with it in words.
public final class FieldViewModel {
    /// Word for "let the program choose", where a field allows it; its value is 0.
    public static final String AUTO = "auto";

    private final String label;
    private final String hint;
    private final Range range;
    private final String standard;
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty told = new SimpleStringProperty("");

    /// What a field takes.
    ///
    /// @param whole only whole numbers
    /// @param auto an empty field or the word `auto` is taken too, as 0
    record Range(double least, double most, boolean whole, boolean auto) {}

    FieldViewModel(String label, String hint, Range range, String standard) {
        this.label = label;
        this.hint = hint;
        this.range = range;
        this.standard = standard;
        text.set(standard);
        problem.bind(Bindings.createStringBinding(this::wrong, text, told));
    }

    /// A field for any number within bounds, or for the program's choice, which it starts with.
    public static FieldViewModel orAuto(String label, String hint, double least, double most) {
        return new FieldViewModel(label, hint, new Range(least, most, false, true), AUTO);
    }

    public String label() {
        return label;
    }

    /// What the number means, in a sentence.
    public String hint() {
        return hint;
    }

    public StringProperty text() {
        return text;
    }

    /// What is wrong with the text, or what the workbench said about it; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the field still holds what it started with.
    public boolean untouched() {
        return Objects.equals(text.get(), standard);
    }

    /// The number; empty where the text is none or lies outside the range.
    public OptionalDouble value() {
        String typed = typed();
        if (range.auto() && (typed.isEmpty() || typed.equalsIgnoreCase(AUTO))) {
            return OptionalDouble.of(0);
        }
        try {
            double number = Double.parseDouble(typed);
            boolean fits = number >= range.least() && number <= range.most();
            return fits && (!range.whole() || number == Math.rint(number))
                    ? OptionalDouble.of(number)
                    : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /// Writes a number into the field as a person would.
    public void show(double number) {
        if (range.auto() && number == 0) {
            text.set(AUTO);
        } else if (range.whole()) {
            text.set(Long.toString(Math.round(number)));
        } else {
            text.set(written(number));
        }
    }

    /// What the workbench says is wrong; empty for nothing.
    void tell(String message) {
        told.set(message);
    }

    private String wrong() {
        return value().isPresent() ? told.get() : expectation();
    }

    private String expectation() {
        String kind = range.whole() ? "a whole number" : "a number";
        String bounds = "from " + bound(range.least()) + " to " + bound(range.most());
        return label + ": enter " + kind + " " + bounds + (range.auto() ? ", or " + AUTO + "." : ".");
    }

    /// The text without the spaces and commas that group thousands.
    private String typed() {
        String typed = text.get() == null ? "" : text.get().strip().replaceAll("[\\s\u00A0_]", "");
        return typed.matches("\\d{1,3}(,\\d{3})+") ? typed.replace(",", "") : typed;
    }

    private static String bound(double number) {
        return number == Math.rint(number) ? Figures.count((long) number) : written(number);
    }

    private static String written(double number) {
        if (number == 0 || Math.abs(number) >= 0.01) {
            return Figures.plain(number, 6);
        }
        return String.format(Locale.ROOT, "%.4e", number)
                .replaceAll("\\.?0*e", "e")
                .replaceAll("e([+-])0*", "e$1");
    }
}
