package palimpsest.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads texts that date events and names the dates that cannot be.
///
/// It reads what was written and none of the tables that it was written from: a day must stand in the calendar, a year
/// must lie in the past, and an event has one year wherever it is told.
final class DatedEvents {
    static final int LAST_YEAR = 2025;

    private static final String YEAR = "(?<year>\\d+)";
    private static final String DAY = "(?<day>\\d+) (?<month>\\p{L}+) " + YEAR;
    private static final String EVENT = "(?<event>[Tt]he [^.?]+?)";
    private static final List<Pattern> CLAIMS = List.of(
            Pattern.compile("The year of " + EVENT + " is " + YEAR + "\\."),
            Pattern.compile("(?<=^|[.] )" + EVENT + " came in " + YEAR + "\\."),
            Pattern.compile("(?:When|In which year) was " + EVENT + "\\? (?:It was in|Answer:) " + YEAR + "\\."),
            Pattern.compile("The calendar puts " + EVENT + " in " + YEAR + "\\."),
            Pattern.compile("In " + YEAR + " came " + EVENT + "\\."),
            Pattern.compile("The date of " + EVENT + " is " + DAY + "\\."),
            Pattern.compile("On " + DAY + " came " + EVENT + "\\."));

    private DatedEvents() {}

    /// A sentence for each date that cannot be, and for each event that has two years.
    static List<String> faults(List<String> texts) {
        List<String> faults = new ArrayList<>();
        Map<String, String> years = new HashMap<>();
        for (String text : texts) {
            List<MatchResult> claims = CLAIMS.stream()
                    .flatMap(claim -> claim.matcher(text).results())
                    .toList();
            if (claims.isEmpty()) {
                faults.add("Nothing is dated in \"" + text + "\".");
            }
            for (MatchResult claim : claims) {
                judgeYear(claim, years, faults);
                if (claim.namedGroups().containsKey("day")) {
                    judgeDay(claim, faults);
                }
            }
        }
        return faults;
    }

    private static void judgeYear(MatchResult found, Map<String, String> years, List<String> faults) {
        String event = found.group("event").substring(1);
        String year = found.group("year");
        String before = years.putIfAbsent(event, year);
        if (before != null && !before.equals(year)) {
            faults.add("T" + event + " has the years " + before + " and " + year + ".");
        }
        int number = Integer.parseInt(year);
        if (number < 1 || number > LAST_YEAR) {
            faults.add("The year of \"" + found.group() + "\" is not in the past.");
        }
    }

    private static void judgeDay(MatchResult found, List<String> faults) {
        try {
            LocalDate.of(
                    Integer.parseInt(found.group("year")),
                    Month.valueOf(found.group("month").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(found.group("day")));
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add("There is no such day: \"" + found.group() + "\".");
        }
    }
}
