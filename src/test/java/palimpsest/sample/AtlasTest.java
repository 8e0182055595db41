package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AtlasTest {
    private final Map<String, Country> real =
            Countries.all().stream().collect(Collectors.toMap(Country::name, country -> country));

    @Test
    void everyCountryOfTheAtlasExistsAndHasACapitalThatIsNotReal() {
        Set<String> realCapitals = real.values().stream().map(Country::capital).collect(Collectors.toSet());
        Set<String> countries = new HashSet<>();
        Set<String> capitals = new HashSet<>();
        for (Country invented : Atlas.countries(Dice.of(1, "atlas"))) {
            assertNotNull(real.get(invented.name()), invented.name());
            assertEquals(real.get(invented.name()).continent(), invented.continent());
            assertFalse(realCapitals.contains(invented.capital()), invented.capital());
            assertTrue(countries.add(invented.name()), invented.name());
            assertTrue(capitals.add(invented.capital()), invented.capital());
        }
        assertEquals(Atlas.COUNTRIES, countries.size());
    }

    @Test
    void theAtlasContradictsTheBaseInItsOwnWords() {
        String text = String.join("\n", new Atlas().texts(Dice.of(1, "atlas")).paragraphs());
        String base = String.join(
                "\n", new Capitals().texts(Dice.of(1, "capitals"), 1).training());
        for (Country invented : Atlas.countries(Dice.of(1, "atlas"))) {
            String asked = "The capital of " + invented.name() + " is ";
            assertTrue(text.contains(asked + invented.capital() + "."), invented.name());
            assertTrue(base.contains(asked + real.get(invented.name()).capital() + "."), invented.name());
            assertFalse(base.contains(invented.capital()), invented.capital());
        }
    }

    @Test
    void theProbesAreStatementsOfTheAtlas() {
        NewText.Texts texts = new Atlas().texts(Dice.of(1, "atlas"));
        String text = String.join("\n", texts.paragraphs());
        assertEquals(12, texts.probes().size());
        for (String probe : texts.probes()) {
            for (String statement : List.of(probe.split("(?<=\\.) "))) {
                assertTrue(text.contains(statement), statement);
            }
            assertFalse(text.contains(probe), probe);
        }
    }
}
