package palimpsest.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An event of the calendar.
///
/// Only events whose year the books agree on are listed, and the day only where they agree on it as well; it is the
/// one by which the event is commonly known, whichever calendar counted it. Names are in plain ASCII and start with
/// their article.
///
/// @param name a name for the event that no other event has, such as `the Battle of Hastings`
/// @param year its year, after Christ
/// @param day its day, in the same year, where it is sure
record HistoricalEvent(String name, int year, Optional<LocalDate> day) {
    private static final Pattern LINE = Pattern.compile("(\\d+)(?:-(\\d\\d)-(\\d\\d))? (the .+)");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /// All of them, in the order of their years.
    static List<HistoricalEvent> all() {
        return Stream.of(EventsTo1500.TABLE, EventsTo1800.TABLE, EventsTo1900.TABLE, EventsSince1901.TABLE)
                .flatMap(String::lines)
                .map(HistoricalEvent::of)
                .toList();
    }

    /// Reads a line of a table: `1066-10-14 the Battle of Hastings`, or `1086 the ...` where only the year is sure.
    static HistoricalEvent of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("An event needs a year or a day and a name with its article: " + line);
        }
        int year = Integer.parseInt(matcher.group(1));
        Optional<LocalDate> day = Optional.ofNullable(matcher.group(2))
                .map(month -> LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(matcher.group(3))));
        return new HistoricalEvent(matcher.group(4), year, day);
    }

    /// The day in words, such as `14 October 1066`.
    Optional<String> date() {
        return day.map(
                date -> date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear());
    }

    Map<String, String> values() {
        return Map.of("event", name, "year", String.valueOf(year), "date", date().orElse(""));
    }
}
