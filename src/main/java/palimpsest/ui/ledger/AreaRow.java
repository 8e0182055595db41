package palimpsest.ui.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;
import palimpsest.ui.fx.AreaTitle;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Course;

/// One area of the ledger in words and a course.
///
/// @param name the area's
/// @param known facts known before and now: `194 → 61 of 195`; `–` where nothing is asked
/// @param became what became of them: `133 forgotten · 20 weakened`
/// @param bits bits per byte before and now
/// @param interval what the change of these lies in, with a confidence of 95 %
/// @param half where half of what was known was lost; empty where it was not
/// @param course facts known over time, or where nothing is asked the bits per byte
/// @param spoken all of it in a sentence
/// @param beside what other runs know of it
public record AreaRow(
        String name,
        String known,
        String became,
        String bits,
        String interval,
        String half,
        Course course,
        String spoken,
        List<Beside> beside) {
    private static final String NONE = "–";
    private static final String SEPARATOR = " · ";

    /// What another run knows.
    ///
    /// @param color index of the run's colour
    /// @param known facts known now
    public record Beside(int color, String known) {}

    public AreaRow {
        beside = List.copyOf(beside);
    }

    /// This row with what other runs know.
    AreaRow beside(List<Beside> others) {
        return new AreaRow(name, known, became, bits, interval, half, course, spoken, others);
    }

    static AreaRow of(Knowledge knowledge, Knowledge.Area area) {
        String known = known(area);
        String became = became(area);
        String bits = Figures.decimals(area.before(), 2) + " → " + Figures.decimals(area.now(), 2);
        String interval = area.change()
                .map(change -> Figures.change(change.low(), 2) + " to " + Figures.change(change.high(), 2))
                .orElse("");
        String half = area.halfLost().isPresent()
                ? "half at " + Figures.count(area.halfLost().getAsLong())
                : "";
        return new AreaRow(
                area.name(),
                known,
                became,
                bits,
                interval,
                half,
                Course.of(knowledge.steps(), area::height),
                spoken(area, became, interval),
                List.of());
    }

    /// What became of them in the room there is: the first two, or where other runs stand beside it only the first.
    String becameShort() {
        return Stream.of(became.split(SEPARATOR))
                .limit(beside.isEmpty() ? 2 : 1)
                .collect(Collectors.joining(SEPARATOR));
    }

    /// The area's name as it is shown: `Capitals`, `New text`.
    String title() {
        return AreaTitle.of(name);
    }

    private static String known(Knowledge.Area area) {
        return area.items().isEmpty()
                ? NONE
                : Figures.count(area.knownBefore()) + " → " + Figures.count(area.knownNow()) + " of "
                        + Figures.count(area.items().size());
    }

    private static String became(Knowledge.Area area) {
        if (area.items().isEmpty()) {
            return "no questions";
        }
        List<String> parts = new ArrayList<>();
        for (Forgetting what : List.of(Forgetting.FORGOTTEN, Forgetting.WEAKENED, Forgetting.LEARNED)) {
            if (area.count(what) > 0) {
                parts.add(Figures.count(area.count(what)) + " " + what.words());
            }
        }
        return parts.isEmpty() ? "none lost" : String.join(SEPARATOR, parts);
    }

    private static String spoken(Knowledge.Area area, String became, String interval) {
        String facts = area.items().isEmpty()
                ? "no questions"
                : Figures.count(area.knownBefore()) + " of "
                        + Figures.count(area.items().size()) + " facts known before, " + Figures.count(area.knownNow())
                        + " now, " + became.replace(SEPARATOR, ", ");
        String half = area.halfLost().isPresent()
                ? ", half lost at step " + area.halfLost().getAsLong()
                : "";
        String within = interval.isEmpty() ? "" : ", a change of " + interval + " with a confidence of 95 percent";
        return AreaTitle.of(area.name()) + ": " + facts + half + "; " + Figures.decimals(area.before(), 2)
                + " bits per byte before, " + Figures.decimals(area.now(), 2) + " now" + within;
    }
}
