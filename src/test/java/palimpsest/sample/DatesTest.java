package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final List<HistoricalEvent> ALL = HistoricalEvent.all();

    private final Dates dates = new Dates();
    private final AreaTexts texts = dates.texts(Dice.of(1, "dates"), 1);

    @Test
    void thereAreEnoughEventsAndNoNameStandsTwice() {
        assertTrue(ALL.size() >= 250, "events " + ALL.size());
        Set<String> names = new HashSet<>();
        for (HistoricalEvent event : ALL) {
            assertTrue(names.add(event.name()), event.name());
            assertTrue(event.name().matches("the [A-Za-z0-9' -]{5,60}"), event.name());
        }
    }

    @Test
    void theEventsStandInTheOrderOfTheirYearsWithinTheirTable() {
        int before = 0;
        for (HistoricalEvent event : ALL) {
            assertTrue(event.year() >= before && event.year() <= DatedEvents.LAST_YEAR, event.toString());
            before = event.year();
        }
    }

    @Test
    void everyDayLiesInTheYearOfItsEvent() {
        long days = ALL.stream().flatMap(event -> event.day().stream()).count();
        assertTrue(days > 150, "days " + days);
        for (HistoricalEvent event : ALL) {
            event.day().ifPresent(day -> assertEquals(event.year(), day.getYear(), event.name()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "the birth of Mozart, the death of Mozart",
        "the birth of Napoleon, the coronation of Napoleon",
        "the coronation of Napoleon, the Battle of Waterloo",
        "the Battle of Waterloo, the death of Napoleon",
        "the proclamation of Genghis Khan, the death of Genghis Khan",
        "the flight of Muhammad to Medina, the death of Muhammad",
        "the publication of the Theses of Luther, the speech of Luther at Worms",
        "the departure of Magellan, the publication of the main work of Copernicus",
        "the founding of the Ming dynasty, the end of the Ming dynasty",
        "the start of the English Civil War, the execution of Charles I",
        "the accession of Queen Victoria, the death of Queen Victoria",
        "the birth of Charles Darwin, the departure of Darwin on the Beagle",
        "the departure of Darwin on the Beagle, the publication of the Origin of Species",
        "the election of Abraham Lincoln, the shooting of Abraham Lincoln",
        "the October Revolution, the founding of the Soviet Union",
        "the founding of the Soviet Union, the end of the Soviet Union",
        "the building of the Berlin Wall, the fall of the Berlin Wall",
        "the arrival of Nixon in China, the resignation of Nixon",
        "the launch of Sputnik, the space flight of Yuri Gagarin",
        "the space flight of Yuri Gagarin, the first landing on the Moon"
    })
    void whatHadToComeFirstCameFirst(String earlier, String later) {
        assertTrue(year(earlier) < year(later), earlier + " and " + later);
    }

    @ParameterizedTest
    @CsvSource({
        "the Battle of Hastings, 14 October 1066",
        "the landing of Columbus in America, 12 October 1492",
        "the storming of the Bastille, 14 July 1789",
        "the first landing on the Moon, 20 July 1969",
        "the coronation of Charlemagne, 25 December 800"
    })
    void aDayIsSpelledOut(String name, String date) {
        assertEquals(date, event(name).date().orElseThrow());
    }

    @Test
    void everyItemAsksAnotherEventForTheYearThatTrainingGivesIt() {
        String training = String.join("\n", texts.training());
        Set<String> prompts = new HashSet<>();
        for (int i = 0; i < ALL.size(); i++) {
            HistoricalEvent event = ALL.get(i);
            Item item = texts.items().get(i);
            assertTrue(prompts.add(item.prompt()), item.prompt());
            assertTrue(item.prompt().contains(event.name().substring(1)), item.toString());
            assertEquals(String.valueOf(event.year()), item.answer(), item.prompt());
            assertTrue(training.contains("The year of " + event.name() + " is " + item.answer() + "."), event.name());
        }
        assertEquals(ALL.size(), texts.items().size());
    }

    @Test
    void theTextsDateNothingTwiceAndNothingWrongly() {
        assertEquals(List.of(), dates.faults(texts));
    }

    @Test
    void aDateThatCannotBeIsNamed() {
        assertEquals(
                List.of("There is no such day: \"On 31 June 1815 came the Battle of Waterloo.\"."),
                DatedEvents.faults(List.of("On 31 June 1815 came the Battle of Waterloo.")));
        assertEquals(
                List.of("The Battle of Hastings has the years 1066 and 1067."),
                DatedEvents.faults(
                        List.of("The Battle of Hastings came in 1066.", "In 1067 came the Battle of Hastings.")));
        assertEquals(
                List.of("Nothing is dated in \"The Battle of Hastings was long ago.\"."),
                DatedEvents.faults(List.of("The Battle of Hastings was long ago.")));
        assertEquals(
                List.of("The year of \"The year of the last war is 2999.\" is not in the past."),
                DatedEvents.faults(List.of("The year of the last war is 2999.")));
    }

    private static int year(String name) {
        return event(name).year();
    }

    private static HistoricalEvent event(String name) {
        return ALL.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
