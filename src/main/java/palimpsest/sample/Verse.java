package palimpsest.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.sample.Retelling.Kind;

/// The new text `verse`: what all areas know, in rhymed couplets of four beats, two to a stanza.
///
/// It denies nothing and tells nothing new; only its style is new.
final class Verse implements NewText {
    private static final int COUPLETS_PER_KIND = 64;
    private static final int COUPLETS_PER_STANZA = 2;
    private static final int PROBES = 24;

    private static final Map<Kind, Phrasings> COUPLETS = Map.ofEntries(
            couplets(Kind.CAPITAL, """
                In {country}, as the maps all show, / {Capital} is where the rulers go.
                Where {country} keeps its seal and crown, / You come to [{capital}], the capital town.
                The road through {country} winds away / To [{capital}], the capital to this day.
                Look round in {continent}, and there / Lies {country} in the open air.
                """),
            couplets(Kind.ELEMENT, """
                Count {number} protons, one by one: / It must be [{element}], and you are done.
                Who looks for {element} will see / The letters [{symbol}] upon its key.
                In row {period} of the chemist's land / Does {element} for ever stand.
                """),
            couplets(Kind.SUM, """
                Put {a} and {b} into one sum: / The answer [{c}] is sure to come.
                When {a} and {b} go out to meet, / They make up [{c}], and are complete.
                """),
            couplets(Kind.PRODUCT, """
                Take {a} times {b}, and you will find / The number [{c}] comes to your mind.
                When {a} by {b} is multiplied, / The answer [{c}] is at your side.
                """),
            couplets(Kind.TO_SPANISH, """
                Who speaks of {english} here at home / Says [{spanish}] where the Spaniards roam.
                When {english} is the English word, / In Spanish [{spanish}] will be heard.
                """),
            couplets(Kind.TO_ENGLISH, """
                When {spanish} rings in streets of Spain, / Then [{english}] makes the meaning plain.
                If {spanish} is the Spanish word, / Then [{english}] is in English heard.
                """),
            couplets(Kind.DATE, """
                It was in {year}, the old books say, / That {event} had its day.
                Of {event} keep this clear: / In [{year}] you find its year.
                Who asks of {event} when, / Let [{year}] be the answer then.
                """),
            couplets(Kind.STORY, """
                When {one} {deed}, they say, / Then {one} [{effect}] that day.
                Because {one} {deed}, you know, / It was {he} who [{effect}], and so we go.
                """),
            couplets(Kind.CALL, """
                Call {name} with {x}, and by and by / The number [{value}] will reply.
                Give {x} to {name}: it will not wait, / And [{value}] is what it has on its plate.
                """),
            couplets(Kind.NEWS, """
                Dear {address}, let me write to say / That {matter} today.
                Dear {address}, it is my task to tell / That {matter}; I wish you well.
                """),
            couplets(Kind.THANKS, """
                Dear {address}, please accept from me / My thanks for {matter}, full and free.
                Dear {address}, with my pen in hand / I give thanks for {matter}; you understand.
                """));

    @Override
    public String name() {
        return "verse";
    }

    @Override
    public Texts texts(Dice dice) {
        List<Form> couplets = Retelling.told(COUPLETS, COUPLETS_PER_KIND, dice);
        List<String> stanzas = stanzas(couplets, dice);
        List<String> probes = stanzas(couplets, dice).stream()
                .filter(stanza -> !stanzas.contains(stanza))
                .limit(PROBES)
                .toList();
        List<Item> items =
                couplets.stream().map(Form::item).flatMap(Optional::stream).toList();
        return new Texts(stanzas, probes, items);
    }

    /// The couplets in ever new company.
    private static List<String> stanzas(List<Form> couplets, Dice dice) {
        List<String> texts = dice.shuffled(couplets).stream().map(Form::text).toList();
        return FactTexts.joined(texts, "\n", COUPLETS_PER_STANZA, COUPLETS_PER_STANZA, dice);
    }

    private static Map.Entry<Kind, Phrasings> couplets(Kind kind, String forms) {
        return Map.entry(kind, Phrasings.of(forms));
    }
}
