package palimpsest.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tells what the areas know in other forms than theirs.
///
/// A form names its places as the area does and parts its lines with ` / `.
final class Retelling {
    private static final String LINE_END = " / ";

    private Retelling() {}

    /// What is told: the kinds of knowledge of all areas, with the values that their forms are filled with.
    enum Kind {
        /// `country`, `capital`, `continent`
        CAPITAL,
        /// `element`, `symbol`, `number`, `period`
        ELEMENT,
        /// `a`, `b` and their sum `c`
        SUM,
        /// `a`, `b` and their product `c`
        PRODUCT,
        /// `english` and its one Spanish word, `spanish`
        TO_SPANISH,
        /// `spanish` and its one English word, `english`
        TO_ENGLISH,
        /// `event`, `year`
        DATE,
        /// `one`, `he`, `deed`, `effect`
        STORY,
        /// the function `name`, its argument `x` and its `value`
        CALL,
        /// `address` and a `matter` in a clause, with the `opening` of a letter on it
        NEWS,
        /// `address` and a `matter` in a noun, with the `opening` of a letter on it
        THANKS;

        /// Everything there is to tell of the kind, in no order that means anything.
        List<Map<String, String>> all() {
            return switch (this) {
                case CAPITAL -> Countries.all().stream().map(Country::values).toList();
                case ELEMENT -> Element.all().stream().map(Element::values).toList();
                case SUM -> table(0, Arithmetic.LARGEST_SUMMAND, true);
                case PRODUCT -> table(Arithmetic.SMALLEST_FACTOR, Arithmetic.LARGEST_FACTOR, false);
                case TO_SPANISH ->
                    Words.pairs().stream()
                            .filter(WordPair::toSpanish)
                            .map(WordPair::values)
                            .toList();
                case TO_ENGLISH ->
                    Words.pairs().stream()
                            .filter(WordPair::toEnglish)
                            .map(WordPair::values)
                            .toList();
                case DATE ->
                    HistoricalEvent.all().stream().map(HistoricalEvent::values).toList();
                case STORY -> stories();
                case CALL -> Functions.calls().toList();
                case NEWS -> letters(true);
                case THANKS -> letters(false);
            };
        }
    }

    /// `count` things of every kind, each in one of the forms of its kind, kind by kind.
    static List<Form> told(Map<Kind, Phrasings> phrasings, int count, Dice dice) {
        return Stream.of(Kind.values())
                .flatMap(kind -> dice.shuffled(kind.all()).stream()
                        .limit(count)
                        .map(values -> lines(dice.one(phrasings.get(kind).fill(values)))))
                .toList();
    }

    /// The form with its lines parted.
    private static Form lines(Form form) {
        return new Form(
                form.text().replace(LINE_END, "\n"),
                form.item().map(item -> new Item(item.prompt().replace(LINE_END, "\n"), item.answer())));
    }

    private static List<Map<String, String>> table(int least, int most, boolean sum) {
        return IntStream.rangeClosed(least, most)
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(least, most).mapToObj(b -> numbers(a, b, sum ? a + b : a * b)))
                .toList();
    }

    private static Map<String, String> numbers(int a, int b, int c) {
        return Map.of("a", String.valueOf(a), "b", String.valueOf(b), "c", String.valueOf(c));
    }

    private static List<Map<String, String>> stories() {
        return Person.all().stream()
                .flatMap(person -> Cause.all().stream()
                        .map(cause -> cause.happeningTo(person))
                        .map(cause -> Map.of(
                                "one",
                                person.name(),
                                "he",
                                person.he(),
                                "deed",
                                cause.deed(),
                                "effect",
                                cause.effect())))
                .toList();
    }

    private static List<Map<String, String>> letters(boolean clauses) {
        return Letter.all().stream()
                .filter(letter -> letter.tellsClause() == clauses)
                .flatMap(letter -> Letter.ADDRESSES.stream()
                        .map(address -> Map.of(
                                "address", address, "matter", letter.subject().matter(), "opening", letter.opened())))
                .toList();
    }
}
