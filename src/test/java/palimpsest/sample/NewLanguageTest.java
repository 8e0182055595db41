package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewLanguageTest {
    private static final Pattern NOUN = Pattern.compile("([a-z]+)o(i?)([ns]?)( ([a-z]+)a(i?)([ns]?))?");
    private static final String PHRASE = "[a-z]+oi?%s(?: [a-z]+ai?%s)?";
    private static final Pattern SENTENCE = Pattern.compile("(?:(utra|elno) )?("
            + PHRASE.formatted("", "") + ")( umi " + PHRASE.formatted("", "") + ")? ("
            + PHRASE.formatted("n", "n") + ")(?: (" + PHRASE.formatted("s", "s") + "))? ([a-z]+?)(ek|ekim)\\.");

    private final NewText.Texts texts = new NewLanguage().texts(Dice.of(1, "language"));
    private final InventedGrammar grammar = InventedGrammar.invent(Dice.of(1, "language"));

    @Test
    void everySentenceFollowsTheGrammarAndUsesTheVocabulary() {
        int checked = 0;
        for (String text : texts.paragraphs()) {
            for (String sentence : text.split("(?<=\\.) ")) {
                String lower = Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
                Matcher parts = SENTENCE.matcher(lower);
                assertTrue(parts.matches(), sentence);
                boolean many = parts.group(3) != null || agreed(parts.group(2)).equals("i");
                agreed(parts.group(4));
                if (parts.group(5) != null) {
                    agreed(parts.group(5));
                }
                assertEquals(many ? "ekim" : "ek", parts.group(7), sentence);
                String tense = parts.group(1) == null ? "" : parts.group(1).equals("utra") ? "ga" : "ti";
                String verb = parts.group(6);
                assertTrue(
                        verb.startsWith(tense) && grammar.verbs().contains(verb.substring(tense.length())), sentence);
                checked++;
            }
        }
        assertTrue(checked > 1000, "checked " + checked);
    }

    @Test
    void noRootStandsTwice() {
        Set<String> roots = new HashSet<>();
        Stream.of(grammar.nouns(), grammar.adjectives(), grammar.verbs())
                .flatMap(List::stream)
                .forEach(root -> assertTrue(roots.add(root), root));
        assertEquals(120, roots.size());
    }

    @Test
    void itsWordsAreNotThoseOfTheWordList() {
        Set<String> known = Words.pairs().stream()
                .flatMap(pair -> Stream.of(pair.english(), pair.spanish()))
                .collect(Collectors.toSet());
        for (String paragraph : texts.paragraphs()) {
            for (String word : paragraph.replace(".", "").split(" ")) {
                assertFalse(known.contains(word), word);
            }
        }
    }

    @Test
    void aProbeIsNewButMadeOfTheSameWords() {
        String text = String.join("\n", texts.paragraphs());
        assertEquals(24, texts.probes().size());
        for (String probe : texts.probes()) {
            assertFalse(text.contains(probe), probe);
            for (String word : probe.replace(".", "").split(" ")) {
                String root = word.toLowerCase(Locale.ROOT).replaceAll("(oi?|ai?)[ns]?$|ek(im)?$", "");
                assertTrue(text.toLowerCase(Locale.ROOT).contains(root), word);
            }
        }
    }

    /// The ending of number of a noun, which its adjective must have too, with the same role.
    private String agreed(String phrase) {
        Matcher noun = NOUN.matcher(phrase);
        assertTrue(noun.matches() && grammar.nouns().contains(noun.group(1)), phrase);
        if (noun.group(4) != null) {
            assertTrue(grammar.adjectives().contains(noun.group(5)), phrase);
            assertEquals(noun.group(2) + noun.group(3), noun.group(6) + noun.group(7), phrase);
        }
        return noun.group(2);
    }
}
