package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LettersTest {
    private final AreaTexts texts = new Letters().texts(Dice.of(1, "letters"), 1);

    @Test
    void lettersHoldNoFactsAndAskNothing() {
        assertEquals(0, new Letters().facts());
        assertEquals(List.of(), texts.items());
    }

    @Test
    void everyLetterHasAnAddressAFewSentencesAndAName() {
        Stream.of(texts.training(), texts.heldOut(), texts.probes())
                .flatMap(List::stream)
                .forEach(text -> {
                    assertTrue(text.matches("Dear [A-Z][a-z]+, [A-Z].*[.?] .* [A-Z]\\. [A-Z][a-z]+\\."), text);
                    assertTrue(text.length() < 350, text.length() + ": " + text);
                });
    }

    @Test
    void noTwoLettersOfTheHeldOutAndTheProbesAreTheSameAndNoneIsTrained() {
        List<String> unseen =
                Stream.concat(texts.heldOut().stream(), texts.probes().stream()).toList();
        assertEquals(48, new HashSet<>(unseen).size());
        unseen.forEach(text -> assertFalse(texts.training().contains(text), text));
    }

    @Test
    void whatAHeldOutLetterIsAboutIsBroughtUpInAnotherWayInTraining() {
        String training = String.join("\n", texts.training());
        for (String text : texts.heldOut()) {
            String sentence = text.substring(text.indexOf(", ") + 2, text.indexOf(". ") + 1);
            assertFalse(training.contains(sentence), sentence);
            String[] words = sentence.split(" ");
            String end = String.join(" ", List.of(words).subList(words.length - 4, words.length));
            assertTrue(training.contains(end), end);
        }
    }
}
