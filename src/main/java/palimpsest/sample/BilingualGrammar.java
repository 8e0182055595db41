package palimpsest.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A small grammar that says the same in English and Spanish with words of the word list.
///
/// Nouns bring their number and, in Spanish, their gender; articles, adjectives and verbs follow them.
final class BilingualGrammar {
    /// What can be said of the nouns of a theme for good (ser).
    private static final Map<String, List<String>> LASTING = Map.of(
            "animal", words("black white big small fast slow strong ugly"),
            "people", words("tall rich poor brave famous proud shy strong"),
            "thing", words("new old cheap expensive red blue green yellow heavy small"),
            "clothes", words("new old cheap expensive red blue green yellow white black"),
            "food", words("big small cheap expensive"),
            "place", words("big small old ugly famous dangerous"));

    /// What can be said of them for now (estar).
    private static final Map<String, List<String>> PASSING = Map.of(
            "people", words("tired sad sick"),
            "thing", words("clean dirty"),
            "clothes", words("clean dirty wet dry"),
            "place", words("empty full clean dirty"));

    /// Third persons, singular and plural, in both languages, and the themes of the object.
    private static final List<Action> ACTIONS = List.of(
            new Action("eats", "eat", "come", List.of("food", "dish")),
            new Action("drinks", "drink", "bebe", List.of("drink")),
            new Action("buys", "buy", "compra", List.of("animal", "thing", "clothes", "food", "dish")),
            new Action("sells", "sell", "vende", List.of("animal", "thing", "clothes", "food", "dish")),
            new Action("sees", "see", "ve", List.of("thing", "place")),
            new Action("finds", "find", "encuentra", List.of("thing", "clothes")),
            new Action("needs", "need", "necesita", List.of("thing", "clothes")),
            new Action("washes", "wash", "lava", List.of("clothes")),
            new Action("paints", "paint", "pinta", List.of("place")));

    private static final List<String> NUMBERS = words("two three four five six seven eight nine ten");

    private final Map<String, List<Noun>> nouns =
            SpanishNouns.all().stream().collect(Collectors.groupingBy(Noun::theme));
    private final Map<String, String> spanish =
            SpanishWords.all().stream().collect(Collectors.toMap(WordPair::english, WordPair::spanish));
    private final List<Function<Dice, BilingualSentence>> patterns =
            List.of(this::lasting, this::passing, this::action, this::possession, this::crowd);

    private record Action(String one, String many, String spanish, List<String> objects) {}

    /// `count` different sentences, none of the `others`.
    List<BilingualSentence> sentences(int count, List<BilingualSentence> others, Dice dice) {
        Set<BilingualSentence> sentences = new LinkedHashSet<>();
        while (sentences.size() < count) {
            BilingualSentence sentence = dice.one(patterns).apply(dice);
            if (!others.contains(sentence)) {
                sentences.add(sentence);
            }
        }
        return List.copyOf(sentences);
    }

    /// The adjective as it agrees: only -o changes with the gender.
    static String agreeing(String adjective, boolean feminine, boolean plural) {
        String one =
                feminine && adjective.endsWith("o") ? adjective.substring(0, adjective.length() - 1) + "a" : adjective;
        return plural ? Noun.spanishPlural(one) : one;
    }

    private BilingualSentence lasting(Dice dice) {
        return described(LASTING, "es", "son", dice);
    }

    private BilingualSentence passing(Dice dice) {
        return described(PASSING, "está", "están", dice);
    }

    private BilingualSentence described(Map<String, List<String>> adjectives, String one, String many, Dice dice) {
        String theme = dice.one(adjectives.keySet().stream().sorted().toList());
        Noun noun = noun(theme, dice);
        String adjective = dice.one(adjectives.get(theme));
        boolean plural = dice.below(2) == 1;
        return BilingualSentence.of(
                noun.english(plural) + (plural ? " are " : " is ") + adjective,
                noun.spanish(plural) + " " + (plural ? many : one) + " "
                        + agreeing(spanish.get(adjective), noun.feminine(), plural));
    }

    private BilingualSentence action(Dice dice) {
        Action action = dice.one(ACTIONS);
        Noun who = noun("people", dice);
        Noun what = noun(dice.one(action.objects()), dice);
        boolean plural = dice.below(3) == 0;
        return BilingualSentence.of(
                who.english(plural) + " " + (plural ? action.many() : action.one()) + " " + what.english(false),
                who.spanish(plural) + " " + action.spanish() + (plural ? "n " : " ") + what.spanish(false));
    }

    private BilingualSentence possession(Dice dice) {
        String theme = dice.one(List.of("animal", "thing", "clothes"));
        Noun who = noun("people", dice);
        Noun what = noun(theme, dice);
        String adjective = dice.one(LASTING.get(theme));
        return BilingualSentence.of(
                who.english(false) + " has " + (adjective.matches("[aeiou].*") ? "an " : "a ") + adjective + " "
                        + what.words().english(),
                who.spanish(false) + " tiene " + (what.feminine() ? "una " : "un ")
                        + what.words().spanish() + " " + agreeing(spanish.get(adjective), what.feminine(), false));
    }

    private BilingualSentence crowd(Dice dice) {
        Noun what = noun(dice.one(List.of("animal", "people", "thing")), dice);
        Noun where = noun("place", dice);
        String number = dice.one(NUMBERS);
        return BilingualSentence.of(
                "there are " + number + " " + what.englishPlural() + " in " + where.english(false),
                "hay " + spanish.get(number) + " " + what.spanishPlural() + " en " + where.spanish(false));
    }

    private Noun noun(String theme, Dice dice) {
        return dice.one(nouns.get(theme));
    }

    private static List<String> words(String line) {
        return Stream.of(line.split(" ")).toList();
    }
}
