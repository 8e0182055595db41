package palimpsest.ui.runs;

import java.util.ArrayList;
import java.util.List;
import palimpsest.tensor.InputException;

/// Numbers that a person typed, separated by commas or spaces.
final class NumberList {
    private NumberList() {}

    /// @param what what each is, for the sentence
    /// @return each once, in order
    /// @throws InputException where one is none, or lies outside
    static List<Double> read(String what, String text, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.strip().split("[,;\\s]+")) {
            if (part.isEmpty() || part.equals("%")) {
                continue;
            }
            double number = number(what, part.endsWith("%") ? part.substring(0, part.length() - 1) : part);
            if (!(number >= least && number <= most)) {
                throw new InputException(
                        "A %s lies between %s and %s; %s does not.".formatted(what, plain(least), plain(most), part));
            }
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            throw new InputException("Enter a %s, or several with commas between them.".formatted(what));
        }
        return List.copyOf(numbers);
    }

    private static double number(String what, String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException none) {
            throw new InputException("\"%s\" is no %s. Enter numbers with commas between them.".formatted(part, what));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
