package palimpsest.sample;

import java.util.List;
import java.util.Map;
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

    /// A probe is longer than any conversation of the text, so that none stands in it.
    @Override
    public Texts texts(Dice dice) {
        List<Form> exchanges = Retelling.told(EXCHANGES, EXCHANGES_PER_KIND, dice);
        List<Form> asked = exchanges.stream()
                .filter(exchange -> exchange.item().isPresent())
                .toList();
        List<Form> probed = dice.shuffled(asked).subList(0, PROBES * EXCHANGES_PER_PROBE);
        return new Texts(
                conversations(dice.shuffled(exchanges), FEWEST_EXCHANGES, MOST_EXCHANGES, dice),
                conversations(probed, EXCHANGES_PER_PROBE, EXCHANGES_PER_PROBE, dice),
                asked.stream().map(exchange -> exchange.item().orElseThrow()).toList());
    }

    private static List<String> conversations(List<Form> exchanges, int fewest, int most, Dice dice) {
        return FactTexts.joined(exchanges.stream().map(Form::text).toList(), "\n", fewest, most, dice);
    }

    private static Map.Entry<Kind, Phrasings> exchanges(Kind kind, String forms) {
        return Map.entry(kind, Phrasings.of(forms));
    }
}
