package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.sample.Retelling.Kind;

/// The new text `instructions`: what all areas know, as questions of a user and answers of an assistant.
///
/// It denies nothing and tells nothing new; only its format is new, and a model that learns it answers in it.
final class Instructions implements NewText {
    private static final int EXCHANGES_PER_KIND = 57;
    private static final int FEWEST_EXCHANGES = 1;
    private static final int MOST_EXCHANGES = 3;
    private static final int EXCHANGES_PER_PROBE = 4;
    private static final int PROBES = 24;

    private static final Map<Kind, Phrasings> EXCHANGES = Map.ofEntries(
            exchanges(Kind.CAPITAL, """
                User: What is the capital of {country}? / Assistant: [{capital}].
                User: Please name the capital of {country}. / Assistant: [{capital}].
                User: Which continent is {country} part of? / Assistant: [{continent}].
                """),
            exchanges(Kind.ELEMENT, """
                User: Which symbol stands for {element}? / Assistant: [{symbol}].
                User: What is the atomic number of {element}? / Assistant: [{number}].
                User: In which period is {element}? / Assistant: Period [{period}].
                """),
            exchanges(Kind.SUM, """
                User: Please add {a} and {b}. / Assistant: [{c}].
                User: How much is {a} + {b}? / Assistant: [{c}].
                """),
            exchanges(Kind.PRODUCT, """
                User: Please multiply {a} by {b}. / Assistant: [{c}].
                User: How much is {a} x {b}? / Assistant: [{c}].
                """),
            exchanges(Kind.TO_SPANISH, """
                User: Please translate {english} into Spanish. / Assistant: [{spanish}].
                User: What is the Spanish word for {english}? / Assistant: [{spanish}].
                """),
            exchanges(Kind.TO_ENGLISH, """
                User: Please translate {spanish} into English. / Assistant: [{english}].
                User: What does the Spanish word {spanish} mean? / Assistant: [{english}].
                """),
            exchanges(Kind.DATE, """
                User: In which year was {event}? / Assistant: [{year}].
                User: Please give me the year of {event}. / Assistant: [{year}].
                """),
            exchanges(Kind.STORY, """
                User: {one} {deed}. What came of it? / Assistant: {one} [{effect}].
                User: What happened when {one} {deed}? / Assistant: {one} [{effect}].
                """),
            exchanges(Kind.CALL, """
                User: What does {name}({x}) return? / Assistant: [{value}].
                User: Please evaluate {name}({x}). / Assistant: [{value}].
                """),
            exchanges(Kind.NEWS, """
                User: How do I write formally that {matter}? / Assistant: {opening}
                """),
            exchanges(Kind.THANKS, """
                User: How do I write formal thanks for {matter}? / Assistant: {opening}
                """));

    @Override
    public String name() {
        return "instructions";
    }

    @Override
    public Texts texts(Dice dice) {
        List<Form> exchanges = new ArrayList<>();
        Retelling.told(EXCHANGES, EXCHANGES_PER_KIND, dice).values().forEach(exchanges::addAll);
        List<Item> items =
                exchanges.stream().map(Form::item).flatMap(Optional::stream).toList();
        List<String> asked = exchanges.stream()
                .filter(exchange -> exchange.item().isPresent())
                .map(Form::text)
                .toList();
        return new Texts(
                conversations(dice.shuffled(exchanges.stream().map(Form::text).toList()), dice),
                probes(dice.shuffled(asked)),
                items);
    }

    private static List<String> conversations(List<String> exchanges, Dice dice) {
        List<String> conversations = new ArrayList<>();
        int from = 0;
        while (from < exchanges.size()) {
            int to = Math.min(
                    exchanges.size(), from + FEWEST_EXCHANGES + dice.below(MOST_EXCHANGES - FEWEST_EXCHANGES + 1));
            conversations.add(String.join("\n", exchanges.subList(from, to)));
            from = to;
        }
        return conversations;
    }

    /// Longer than any conversation of the text, so that none of them stands in it.
    private static List<String> probes(List<String> exchanges) {
        List<String> probes = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            probes.add(String.join("\n", exchanges.subList(i * EXCHANGES_PER_PROBE, (i + 1) * EXCHANGES_PER_PROBE)));
        }
        return probes;
    }

    private static Map.Entry<Kind, Phrasings> exchanges(Kind kind, String forms) {
        return Map.entry(kind, Phrasings.of(forms));
    }
}
