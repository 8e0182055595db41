package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerseTest {
    private static final Set<String> RHYMES = Set.of(
            "show go",
            "crown town",
            "away day",
            "there air",
            "one done",
            "see key",
            "land stand",
            "sum come",
            "meet complete",
            "find mind",
            "multiplied side",
            "home roam",
            "word heard",
            "spain plain",
            "say day",
            "clear year",
            "when then",
            "know go",
            "by reply",
            "wait plate",
            "say today",
            "tell well",
            "me free",
            "hand understand");

    private final NewText.Texts texts = new Verse().texts(Dice.of(1, "verse"));
    private final List<String> couplets = couplets(texts.paragraphs());

    @Test
    void everyStanzaIsTwoCoupletsThatRhyme() {
        assertEquals(2 * texts.paragraphs().size(), couplets.size());
        for (String couplet : couplets) {
            String[] lines = couplet.split("\n");
            assertTrue(RHYMES.contains(last(lines[0]) + " " + last(lines[1])), couplet);
            for (String line : lines) {
                assertTrue(Character.isUpperCase(line.charAt(0)), line);
            }
        }
    }

    /// Four beats want seven to nine syllables; long names stretch a line.
    @Test
    void mostLinesHaveFourBeats() {
        List<Integer> syllables = couplets.stream()
                .flatMap(String::lines)
                .map(VerseTest::syllables)
                .toList();
        long near =
                syllables.stream().filter(count -> count >= 6 && count <= 11).count();
        assertTrue(near > 0.8 * syllables.size(), near + " of " + syllables.size());
    }

    @Test
    void everyKindOfKnowledgeOfTheWorldIsSung() {
        String text = String.join("\n", texts.paragraphs());
        for (String sign :
                List.of("capital", "protons", "sum", "multiplied", "Spain", "year", "Because", "Call ", "Dear ")) {
            assertTrue(text.contains(sign), sign);
        }
    }

    @Test
    void whatItTellsIsRight() {
        int checked = 0;
        for (String couplet : couplets) {
            for (MatchResult sum : matches("(\\d+) and (\\d+)[^\\d]+(\\d+)", couplet)) {
                assertEquals(number(sum, 1) + number(sum, 2), number(sum, 3), couplet);
                checked++;
            }
            for (MatchResult product : matches("(\\d+) (?:times|by) (\\d+)[^\\d]+(\\d+)", couplet)) {
                assertEquals(number(product, 1) * number(product, 2), number(product, 3), couplet);
                checked++;
            }
            for (MatchResult proton : matches("Count (\\d+) protons.*\nIt must be (\\p{L}+)", couplet)) {
                assertEquals(
                        proton.group(2),
                        Element.all().get(number(proton, 1) - 1).name(),
                        couplet);
                checked++;
            }
        }
        assertTrue(checked > 130, "checked " + checked);
    }

    @Test
    void theTextTeachesWhatItsItemsAskAndNothingAgainstIt() {
        assertEquals(List.of(), new FactCheck(texts.paragraphs(), texts.items()).faults());
        assertTrue(texts.items().size() > 300, "items " + texts.items().size());
    }

    @Test
    void itsProbesAreItsCoupletsInNewCompany() {
        assertEquals(24, texts.probes().size());
        for (String probe : texts.probes()) {
            assertFalse(texts.paragraphs().contains(probe), probe);
            assertTrue(couplets.containsAll(couplets(List.of(probe))), probe);
        }
    }

    private static List<String> couplets(List<String> stanzas) {
        List<String> couplets = new ArrayList<>();
        for (String stanza : stanzas) {
            String[] lines = stanza.split("\n");
            assertEquals(4, lines.length, stanza);
            couplets.add(lines[0] + "\n" + lines[1]);
            couplets.add(lines[2] + "\n" + lines[3]);
        }
        return couplets;
    }

    private static String last(String line) {
        return line.replaceAll("[^a-zA-Z ]", "").replaceAll(".* ", "").toLowerCase(Locale.ROOT);
    }

    /// Groups of vowels, without a silent e at the end of a word.
    private static int syllables(String line) {
        return Pattern.compile("[aeiouyáéíóú]+")
                .matcher(line.toLowerCase(Locale.ROOT).replaceAll("(?<=[a-z]{2})e\\b", ""))
                .results()
                .collect(Collectors.toList())
                .size();
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
