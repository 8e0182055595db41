package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCheckTest {
    private static final Item PERU = new Item("The capital of Peru is", "Lima");

    @TempDir
    Path folder;

    @Test
    void theWorldOfAnySeedHasNoFaults() {
        for (long seed : List.of(SampleWorld.SEED, 5L)) {
            SampleReport report = SampleWorld.write(folder, seed, 1);
            SampleCheck check = SampleCheck.of(folder, seed);
            assertEquals(List.of(), check.faults());
            assertEquals(report.areas(), check.areas());
            assertEquals(report.newTexts(), check.newTexts());
        }
    }

    @Test
    void aFileThatWasTouchedIsNamedAndOtherFilesAreNot() throws IOException {
        SampleWorld.write(folder, 1, 1);
        Files.writeString(folder.resolve("items/capitals.jsonl"), "{}\n");
        List<String> faults = SampleCheck.of(folder, 1).faults();
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.getFirst().contains("capitals.jsonl is missing or differs"), faults.getFirst());
    }

    @Test
    void aTextThatContradictsItsItemIsFound() {
        assertFault("and also Quito", "The capital of Peru is Lima. The capital of Peru is Quito.");
        assertFault("and also Limatown", "So it is. The capital of Peru is Limatown.");
        assertFault("and also Lima2", "The capital of Peru is Lima2.");
        assertEquals(List.of(), faults("They say: The capital of Peru is a city. Lima is the capital of Peru."));
    }

    @Test
    void anAnswerThatIsNeverToldAndACharacterThatDoesNotBelongAreFound() {
        assertFault("never told", "Lama is the capital of Peru.");
        assertFault("character", "Lima is the c\u0430pital of Peru.");
        assertEquals(List.of(), faults("Lima es la capital del Per\u00fa, \u00bfno?"));
    }

    @Test
    void anItemThatIsAskedTwiceIsFound() {
        FactCheck check = new FactCheck(List.of("Lima."), List.of(PERU, PERU));
        assertTrue(check.faults().getFirst().contains("asked twice"), check.faults()::toString);
    }

    @Test
    void aSumThatDoesNotAddUpIsFoundInEveryFormThatTellsIt() {
        Arithmetic arithmetic = new Arithmetic();
        for (String wrong : List.of(
                "3 + 4 = 8.",
                "3 plus 4 is 8.",
                "What is 3 + 4? It is 8.",
                "The sum of 3 and 4 is 8.",
                "Adding 4 to 3 gives 8.",
                "Take 4 from 7 and 4 is left.",
                "3 x 4 = 13.",
                "3 times 4 is 13.",
                "The product of 3 and 4 is 13.",
                "12 divided by 4 is 4.",
                "Twice 4 is 9.")) {
            assertEquals(1, arithmetic.faults(training(wrong)).size(), wrong);
        }
        assertEquals(1, arithmetic.faults(training("Sums are nice.")).size());
        assertEquals(List.of(), arithmetic.faults(training("4 + 3 = 7, so 3 + 4 = 7.")));
    }

    @Test
    void aResultThatTheToldFunctionDoesNotGiveIsFound() {
        String definition = "fun twice(x) = x + x. So twice(2) = 4.";
        for (String wrong : List.of(
                "twice(3) = 7.",
                "twice(3) gives 7.",
                "What is twice(3)? It is 7.",
                "The result of twice(3) is 7.",
                "Calling twice with 3 gives 7.",
                "If y = twice(3), then y = 7.",
                "twice(3) means 3 + 3, which is 7.")) {
            assertEquals(1, new Functions().faults(training(definition, wrong)).size(), wrong);
        }
        assertEquals(List.of(), new Functions().faults(training(definition, "twice(3) means 3 + 3, which is 6.")));
    }

    private static AreaTexts training(String... texts) {
        return new AreaTexts(List.of(texts), List.of(), List.of(), List.of());
    }

    private static List<String> faults(String text) {
        return new FactCheck(List.of(text), List.of(PERU)).faults();
    }

    private static void assertFault(String expected, String text) {
        List<String> faults = faults(text);
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(expected)), text + ": " + faults);
    }
}
