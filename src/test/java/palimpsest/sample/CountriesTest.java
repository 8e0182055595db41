package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
    private static final List<Country> ALL = Countries.all();

    @Test
    void thereAreTheMembersOfTheUnitedNationsAndTwoObservers() {
        assertEquals(193 + 2, ALL.size());
        Set<String> observers = Set.of("Palestine", "Vatican City");
        assertEquals(2, ALL.stream().filter(c -> observers.contains(c.name())).count());
    }

    @Test
    void everyContinentHasItsNumberOfCountries() {
        Map<String, Long> counts =
                ALL.stream().collect(Collectors.groupingBy(Country::continent, TreeMap::new, Collectors.counting()));
        assertEquals(
                Map.of(
                        "Africa", 54L,
                        "Asia", 48L,
                        "Europe", 44L,
                        "North America", 23L,
                        "South America", 12L,
                        "Oceania", 14L),
                counts);
    }

    @Test
    void noCountryAndNoCapitalStandsTwice() {
        Set<String> names = new HashSet<>();
        Set<String> capitals = new HashSet<>();
        for (Country country : ALL) {
            assertTrue(names.add(country.name()), country.name());
            assertTrue(capitals.add(country.capital()), country.capital());
        }
    }

    @Test
    void namesArePlainAsciiWordsWithCapitalLetters() {
        for (Country country : ALL) {
            assertTrue(country.name().matches("(the )?[A-Z][A-Za-z' -]+[a-z]"), country.name());
            assertTrue(country.capital().matches("[A-Z][A-Za-z' -]+[a-z]"), country.capital());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Australia, Canberra, Oceania",
        "Brazil, Brasilia, South America",
        "Canada, Ottawa, North America",
        "Kazakhstan, Astana, Asia",
        "Myanmar, Naypyidaw, Asia",
        "Nigeria, Abuja, Africa",
        "New Zealand, Wellington, Oceania",
        "Switzerland, Bern, Europe",
        "Turkey, Ankara, Asia",
        "the Ivory Coast, Yamoussoukro, Africa",
        "the United States, Washington, North America",
        "Pakistan, Islamabad, Asia",
        "Morocco, Rabat, Africa",
        "Vietnam, Hanoi, Asia",
        "Slovenia, Ljubljana, Europe",
        "Slovakia, Bratislava, Europe",
        "the Republic of the Congo, Brazzaville, Africa",
        "the Democratic Republic of the Congo, Kinshasa, Africa"
    })
    void capitalsThatAreOftenMistakenAreRight(String name, String capital, String continent) {
        assertTrue(ALL.contains(new Country(name, capital, continent)), name);
    }
}
