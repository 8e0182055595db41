package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTest {
    private static final List<Element> ALL = Element.all();

    @Test
    void thereAre118ElementsNumberedOnceEach() {
        assertEquals(
                IntStream.rangeClosed(1, 118).boxed().toList(),
                ALL.stream().map(Element::number).toList());
    }

    @Test
    void symbolsAndNamesAreWellFormedAndUnique() {
        Set<String> symbols = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Element element : ALL) {
            assertTrue(element.symbol().matches("[A-Z][a-z]?"), element.toString());
            assertTrue(element.name().matches("[a-z]{3,}"), element.toString());
            assertTrue(symbols.add(element.symbol()), element.toString());
            assertTrue(names.add(element.name()), element.toString());
        }
    }

    @Test
    void aSymbolStartsLikeItsNameExceptTheTenFromOtherNames() {
        List<String> others = ALL.stream()
                .filter(element -> element.name().charAt(0)
                        != Character.toLowerCase(element.symbol().charAt(0)))
                .map(Element::symbol)
                .toList();
        assertEquals(List.of("Na", "K", "Fe", "Ag", "Sn", "Sb", "W", "Au", "Hg", "Pb"), others);
    }

    @ParameterizedTest
    @CsvSource({
        "1, H, hydrogen, 1, 1",
        "2, He, helium, 1, 18",
        "5, B, boron, 2, 13",
        "8, O, oxygen, 2, 16",
        "12, Mg, magnesium, 3, 2",
        "17, Cl, chlorine, 3, 17",
        "21, Sc, scandium, 4, 3",
        "26, Fe, iron, 4, 8",
        "30, Zn, zinc, 4, 12",
        "47, Ag, silver, 5, 11",
        "53, I, iodine, 5, 17",
        "55, Cs, caesium, 6, 1",
        "72, Hf, hafnium, 6, 4",
        "74, W, tungsten, 6, 6",
        "79, Au, gold, 6, 11",
        "82, Pb, lead, 6, 14",
        "88, Ra, radium, 7, 2",
        "104, Rf, rutherfordium, 7, 4",
        "118, Og, oganesson, 7, 18"
    })
    void elementsStandInTheirPlaces(int number, String symbol, String name, int period, int group) {
        Element element = ALL.get(number - 1);
        assertEquals(new Element(number, symbol, name), element);
        assertEquals(period, element.period());
        assertEquals(OptionalInt.of(group), element.group());
    }

    @Test
    void onlyTheThirtyLanthanidesAndActinidesHaveNoGroup() {
        List<Element> without =
                ALL.stream().filter(element -> element.group().isEmpty()).toList();
        assertEquals(30, without.size());
        assertEquals("lanthanum", without.getFirst().name());
        assertEquals("lawrencium", without.getLast().name());
        assertEquals(7, ALL.get(91).period());
    }

    @Test
    void everyGroupHasItsNumberOfElements() {
        int[] counts = new int[19];
        ALL.forEach(element -> element.group().ifPresent(group -> counts[group]++));
        assertEquals(7, counts[1]);
        assertEquals(6, counts[2]);
        assertEquals(2, counts[3]);
        for (int group = 4; group <= 12; group++) {
            assertEquals(4, counts[group], "group " + group);
        }
        for (int group = 13; group <= 17; group++) {
            assertEquals(6, counts[group], "group " + group);
        }
        assertEquals(7, counts[18]);
    }
}
