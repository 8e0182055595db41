package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTextsTest {
    private static final int PASSES = 2;

    /// Fact 17 in form 3 is the single word `f17p3`.
    private final List<Fact> facts = IntStream.range(0, 300)
            .mapToObj(fact -> Fact.of(IntStream.range(0, 5)
                    .mapToObj(form -> form("f" + fact + "p" + form))
                    .toList()))
            .toList();

    private final AreaTexts texts = FactTexts.of(facts, facts, PASSES, new Dice(3));

    @Test
    void aHeldOutFormOfAFactIsNeverTrainedAndEveryOtherIsTrainedOnceAPass() {
        Map<String, Integer> trained = count(texts.training());
        Map<String, Integer> heldOut = count(texts.heldOut());
        assertEquals(FactTexts.HELD_OUT_FACTS, heldOut.size());
        for (Fact fact : facts) {
            assertEquals(PASSES, trained.get(fact.statement().text()), "a statement is always trained");
            for (Form form : fact.restatements()) {
                String text = form.text();
                assertEquals(heldOut.containsKey(text) ? null : PASSES, trained.get(text), text);
            }
        }
    }

    @Test
    void noFactLosesMoreThanOneForm() {
        Set<String> seen = new HashSet<>();
        for (String form : count(texts.heldOut()).keySet()) {
            assertTrue(seen.add(form.substring(0, form.indexOf('p'))), form);
        }
    }

    @Test
    void aProbeAsksMoreFactsThanATrainingDocumentTellsAndNoneTwice() {
        Set<String> asked = new HashSet<>();
        assertEquals(FactTexts.PROBES, texts.probes().size());
        for (String probe : texts.probes()) {
            String[] statements = probe.split(" ");
            assertEquals(FactTexts.FACTS_PER_PROBE, statements.length);
            for (String statement : statements) {
                assertTrue(statement.endsWith("p0") && asked.add(statement), statement);
            }
        }
        assertFalse(texts.training().stream()
                .anyMatch(document -> document.split(" ").length >= FactTexts.FACTS_PER_PROBE));
    }

    @Test
    void aFactInTwoFormsOnlyIsRefused() {
        assertThrows(IllegalStateException.class, () -> Fact.of(forms("Iron is [Fe].", "Fe is [iron].")));
    }

    @Test
    void aFactThatOnlyOneFormAsksIsRefused() {
        assertThrows(
                IllegalStateException.class, () -> Fact.of(forms("Iron is [Fe].", "Fe is iron.", "So iron is Fe.")));
    }

    @Test
    void bracketsMarkTheAnswerAndAreNotTold() {
        Form form = Form.of("The capital of Peru is [Lima], they say.");
        assertEquals("The capital of Peru is Lima, they say.", form.text());
        assertEquals(Optional.of(new Item("The capital of Peru is", "Lima")), form.item());
        assertEquals(Optional.empty(), Form.of("Lima it is.").item());
    }

    @Test
    void everyFactIsAskedOnceAndSomeInAFormThatTrainingNeverUsesForIt() {
        Set<String> trained = count(texts.training()).keySet();
        assertEquals(facts.size(), texts.items().size());
        int unseen = 0;
        for (int fact = 0; fact < facts.size(); fact++) {
            String answer = texts.items().get(fact).answer();
            assertTrue(answer.startsWith("f" + fact + "p"), answer);
            unseen += trained.contains(answer) ? 0 : 1;
        }
        assertEquals(FactTexts.HELD_OUT_FACTS / 2, unseen);
    }

    @Test
    void aPlaceWithACapitalTakesTheValueWithACapital() {
        Phrasings phrasings = Phrasings.of("{Country} is not {country}.\n{other}");
        IllegalStateException missing =
                assertThrows(IllegalStateException.class, () -> phrasings.fill(Map.of("country", "the Gambia")));
        assertTrue(missing.getMessage().contains("{other}"), missing.getMessage());
        assertEquals(
                forms("The Gambia is not the Gambia.", "$1"),
                phrasings.fill(Map.of("country", "the Gambia", "other", "$1")));
    }

    private static Form form(String word) {
        return new Form(word, Optional.of(new Item("What is it?", word)));
    }

    private static List<Form> forms(String... marked) {
        return Stream.of(marked).map(Form::of).toList();
    }

    private static Map<String, Integer> count(List<String> documents) {
        Map<String, Integer> counts = new HashMap<>();
        documents.stream()
                .flatMap(document -> Stream.of(document.split(" ")))
                .forEach(form -> counts.merge(form, 1, Integer::sum));
        return counts;
    }
}
