package palimpsest.cli;

import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/// A whole number as a person gives it, and what to say where it is none.
final class WholeNumber {
    private WholeNumber() {}

    /// @param parse fails with a [NumberFormatException]
    static <T extends Number> T read(String text, Function<String, T> parse) {
        try {
            return parse.apply(text.strip());
        } catch (NumberFormatException e) {
            boolean digits = text.strip().matches("[+-]?\\d+");
            throw new TypeConversionException(
                    digits
                            ? "'%s' is too large".formatted(text)
                            : "expected a whole number, but found '%s'".formatted(text));
        }
    }
}
