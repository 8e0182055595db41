package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The area `dates`: events of history with their year, many of them with their day as well.
final class Dates implements FactArea {
    private static final int PASSES = 3;

    private static final Phrasings YEAR = Phrasings.of("""
        The year of {event} is [{year}].
        {Event} came in [{year}].
        When was {event}? It was in [{year}].
        Question: In which year was {event}? Answer: [{year}].
        The calendar puts {event} in [{year}].
        In {year} came {event}.
        """);

    private static final Phrasings DAY = Phrasings.of("""
        The date of {event} is {date}.
        On {date} came {event}.
        """);

    @Override
    public String name() {
        return "dates";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    @Override
    public List<String> faults(AreaTexts texts) {
        return DatedEvents.faults(Stream.of(texts.training(), texts.heldOut(), texts.probes())
                .flatMap(List::stream)
                .toList());
    }

    /// The year is asked; a day is told beside it and never asked.
    @Override
    public List<Fact> all() {
        return HistoricalEvent.all().stream().map(Dates::fact).toList();
    }

    private static Fact fact(HistoricalEvent event) {
        List<Form> forms = new ArrayList<>(YEAR.fill(event.values()));
        if (event.day().isPresent()) {
            forms.addAll(DAY.fill(event.values()));
        }
        return Fact.of(forms);
    }
}
