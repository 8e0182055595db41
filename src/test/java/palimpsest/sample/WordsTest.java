package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final List<WordPair> PAIRS = Words.pairs();

    private final Words words = new Words();
    private final AreaTexts texts = words.texts(Dice.of(1, "words"), 1);

    @Test
    void thereAreEnoughPairsAndNoWordStandsTwice() {
        assertTrue(PAIRS.size() >= 400, "pairs " + PAIRS.size());
        Set<String> english = new HashSet<>();
        Set<String> spanish = new HashSet<>();
        for (WordPair pair : PAIRS) {
            assertTrue(english.add(pair.english()), pair.toString());
            assertTrue(spanish.add(pair.spanish()), pair.toString());
            assertTrue(pair.toSpanish() || pair.toEnglish(), pair.toString());
        }
    }

    @Test
    void spanishWordsAreWrittenWithTheLettersOfTheirLanguage() {
        for (WordPair pair : PAIRS) {
            assertTrue(pair.english().matches("(to )?[A-Za-z]+"), pair.toString());
            assertTrue(pair.spanish().matches("[A-Za-zñáéíóúü]+"), pair.toString());
            assertTrue(pair.spanish().replaceAll("[^áéíóú]", "").length() <= 1, "one accent at most: " + pair);
        }
    }

    /// Stress falls on the last syllable but one after a vowel, n or s, on the last after any other letter, and only
    /// where it falls elsewhere is it written; a hiatus (oír) and a question word (dónde) are written all the same.
    @Test
    void noWordBearsAnAccentThatItsEndingForbids() {
        for (WordPair pair : PAIRS) {
            String word = pair.spanish();
            if (!word.matches(".*[aeo]í.*|dónde|cuándo|quién")) {
                assertTrue(!word.matches(".*[áéíóú][^aeiounsáéíóú]"), word);
                assertTrue(!word.matches("[^aeiouáéíóú]*[áéíóú][^aeiouáéíóú]+[aeo][ns]?"), word);
            }
        }
    }

    @Test
    void aVerbIsAnInfinitiveInBothLanguages() {
        for (WordPair pair : PAIRS) {
            if (pair.english().startsWith("to ")) {
                assertTrue(pair.spanish().matches("\\p{L}+([aei]r|ír)"), pair.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "water, agua", "key, llave", "hand, mano", "heart, corazón", "tree, árbol", "Wednesday, miércoles",
        "sixteen, dieciséis", "to hear, oír", "butterfly, mariposa", "cheese, queso", "sick, enfermo", "word, palabra"
    })
    void wordsThatAreOftenMistakenAreRight(String english, String spanish) {
        Map<String, String> pairs = PAIRS.stream().collect(Collectors.toMap(WordPair::english, WordPair::spanish));
        assertEquals(spanish, pairs.get(english));
    }

    @Test
    void everyItemAsksSomethingElseAndItsAnswerIsTrained() {
        String training = String.join("\n", texts.training());
        Map<String, WordPair> known = PAIRS.stream().collect(Collectors.toMap(WordPair::english, Function.identity()));
        PAIRS.forEach(pair -> known.put(pair.spanish(), pair));
        Set<String> prompts = new HashSet<>();
        assertEquals(words.facts(), texts.items().size());
        for (Item item : texts.items()) {
            assertTrue(prompts.add(item.prompt()), item.prompt());
            WordPair pair = known.get(item.answer());
            boolean toSpanish = pair.spanish().equals(item.answer());
            assertTrue(toSpanish ? pair.toSpanish() : pair.toEnglish(), item.toString());
            String asked = toSpanish ? pair.english() : pair.spanish();
            assertTrue((item.prompt() + " ").matches(".* " + asked + "[ ,.?].*"), item.toString());
            String statement = "The " + (toSpanish ? "Spanish" : "English") + " word for " + asked + " is ";
            assertTrue(training.contains(statement + item.answer() + "."), item.toString());
        }
    }

    @Test
    void noPromptOfTheTextsHasTwoAnswers() {
        Map<String, String> answers = new HashMap<>();
        for (String text : texts.training()) {
            for (String sentence : text.split("(?<=\\.) ")) {
                int is = sentence.indexOf(" is ");
                if (sentence.startsWith("The ") && sentence.contains(" word for ")) {
                    String before = answers.putIfAbsent(sentence.substring(0, is), sentence.substring(is));
                    assertTrue(before == null || before.equals(sentence.substring(is)), sentence);
                }
            }
        }
        assertEquals(words.facts(), answers.size());
    }

    @Test
    void everySpanishSentenceAgreesInNumberAndGender() {
        assertEquals(List.of(), words.faults(texts));
    }
}
