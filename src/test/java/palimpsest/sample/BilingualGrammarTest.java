package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BilingualGrammarTest {
    @ParameterizedTest
    @CsvSource({
        "perro, perros", "ratón, ratones", "lápiz, lápices", "mujer, mujeres", "rey, reyes", "jardín, jardines",
        "pez, peces", "café, cafés", "azul, azules", "fácil, fáciles", "juez, jueces", "tiburón, tiburones"
    })
    void aSpanishPluralFollowsTheEnding(String one, String many) {
        assertEquals(many, Noun.spanishPlural(one));
    }

    @ParameterizedTest
    @CsvSource({
        "el perro, dogs, los perros", "la llave, keys, las llaves", "el ratón, mice, los ratones",
        "la mujer, women, las mujeres", "la iglesia, churches, las iglesias", "la fábrica, factories, las fábricas"
    })
    void aNounHasItsPluralInBothLanguages(String spanish, String english, String many) {
        Noun noun = SpanishNouns.all().stream()
                .filter(one -> one.spanish(false).equals(spanish))
                .findFirst()
                .orElseThrow();
        assertEquals("the " + english, noun.english(true));
        assertEquals(many, noun.spanish(true));
    }

    @Test
    void waterIsFeminineInSpiteOfItsArticle() {
        Noun water = Noun.of("drink", "water: el agua");
        assertTrue(water.feminine());
        assertEquals("el agua", water.spanish(false));
        assertEquals("las aguas", water.spanish(true));
    }

    @Test
    void anAdjectiveTakesTheEndingOfItsNoun() {
        assertEquals("rojas", BilingualGrammar.agreeing("rojo", true, true));
        assertEquals("grande", BilingualGrammar.agreeing("grande", true, false));
        assertEquals("azules", BilingualGrammar.agreeing("azul", false, true));
    }

    @Test
    void aSentenceSaysTheSameInBothLanguagesWheneverItIsMade() {
        Map<String, String> spanish = new HashMap<>();
        List<BilingualSentence> sentences = new BilingualGrammar().sentences(800, List.of(), new Dice(2));
        assertEquals(800, sentences.stream().distinct().count());
        for (BilingualSentence sentence : sentences) {
            assertTrue(sentence.english().matches("(The|There) [a-z ]+\\."), sentence.english());
            assertTrue(sentence.spanish().matches("(El|La|Los|Las|Hay) [a-zñáéíóúü ]+\\."), sentence.spanish());
            assertEquals(List.of(), SpanishAgreement.faults(sentence.spanish()));
            String before = spanish.putIfAbsent(sentence.english(), sentence.spanish());
            assertTrue(before == null || before.equals(sentence.spanish()), sentence.english());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La casa es rojo.",
                "Los perros es negros.",
                "El perro son negro.",
                "Las casas están limpia.",
                "El rey tiene una caballo negro.",
                "Hay tres gato en el jardín.",
                "Los reyes compra el pan."
            })
    void aSentenceThatDoesNotAgreeIsNamed(String sentence) {
        assertNotEquals(List.of(), SpanishAgreement.faults(sentence));
    }
}
