package palimpsest.sample;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentence forms with named places: `{country}` takes the value, `{Country}` the value with a capital first letter.
/// The answer of a form that can be asked stands in brackets (see [Form#of]): `The capital of {country} is
/// [{capital}].`
///
/// @param forms one form an entry, the plainest first
record Phrasings(List<String> forms) {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    /// One form a line.
    static Phrasings of(String lines) {
        return new Phrasings(lines.strip().lines().toList());
    }

    /// Every form, filled with the values.
    List<Form> fill(Map<String, String> values) {
        return forms.stream()
                .map(form -> PLACE.matcher(form).replaceAll(place -> value(place.group(1), values)))
                .map(Form::of)
                .toList();
    }

    private static String value(String place, Map<String, String> values) {
        char first = place.charAt(0);
        boolean capital = first >= 'A' && first <= 'Z';
        String value = values.get(capital ? (char) (first + 32) + place.substring(1) : place);
        if (value == null) {
            throw new IllegalStateException("No value for {" + place + "}; there are " + values.keySet());
        }
        return Matcher.quoteReplacement(capital ? capitalized(value) : value);
    }

    private static String capitalized(String value) {
        char first = value.charAt(0);
        return first >= 'a' && first <= 'z' ? (char) (first - 32) + value.substring(1) : value;
    }
}
