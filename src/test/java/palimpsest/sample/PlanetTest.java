package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanetTest {
    private static final Pattern NAMED = Pattern.compile("(?:river|mountain|animal|town) ([A-Z][a-z]+)");

    private final NewText.Texts texts = new Planet().texts(Dice.of(SampleWorld.SEED, "planet"));

    @Test
    void noNameOfThePlanetStandsAnywhereInTheBase() {
        String base = SampleWorld.areas().stream()
                .flatMap(area -> area.texts(Dice.of(SampleWorld.SEED, area.name()), 1).training().stream())
                .collect(Collectors.joining("\n"));
        Set<String> names = names();
        assertTrue(names.size() > 140, "names " + names.size());
        names.add(Planet.NAME);
        for (String name : names) {
            assertFalse(base.contains(name), name);
        }
    }

    @Test
    void noNameOfThePlanetIsACityOfTheAtlas() {
        Set<String> cities = Atlas.countries(Dice.of(SampleWorld.SEED, "atlas")).stream()
                .map(Country::capital)
                .collect(Collectors.toSet());
        names().forEach(name -> assertFalse(cities.contains(name), name));
    }

    @Test
    void theTextTeachesWhatItsItemsAskAndNothingAgainstIt() {
        assertEquals(List.of(), new FactCheck(texts.paragraphs(), texts.items()).faults());
        assertEquals(148, texts.items().size());
    }

    @Test
    void itsProbesAreItsStatementsInNewCompany() {
        String text = String.join("\n", texts.paragraphs());
        assertEquals(24, texts.probes().size());
        for (String probe : texts.probes()) {
            assertFalse(text.contains(probe), probe);
            for (String statement : probe.split("(?<=\\.) ")) {
                assertTrue(text.contains(statement), statement);
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        Matcher named = NAMED.matcher(String.join("\n", texts.paragraphs()));
        while (named.find()) {
            names.add(named.group(1));
        }
        return names;
    }
}
