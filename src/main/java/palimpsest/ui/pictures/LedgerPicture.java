package palimpsest.ui.pictures;

import java.util.List;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;
import palimpsest.ui.fx.AreaTitle;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Course;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.TablePicture;

/// What a model knew and still knows, as a table: in figures, and how each went over the run.
public final class LedgerPicture {
    static final List<String> HEADS = List.of(
            "area",
            "questions",
            "known before",
            "known now",
            "forgotten",
            "weakened",
            "learned",
            "bits/byte before",
            "now",
            "change",
            "95 % interval");

    private static final String NONE = "\u2013";

    private LedgerPicture() {}

    /// @param whose what the run is called; may be empty
    /// @param run index of its colour
    public static Picture of(Knowledge knowledge, String whose, int run, double width) {
        long last = knowledge.steps().getLast();
        String step = "step " + Figures.count(last) + " against the base";
        List<TablePicture.Row> rows = knowledge.areas().stream()
                .map(area -> new TablePicture.Row(cells(area), Course.of(knowledge.steps(), area::height)))
                .toList();
        return new TablePicture(
                "Ledger", whose.isEmpty() ? step : whose + " \u00b7 " + step, HEADS, "over time", rows, run, width);
    }

    /// What stands below [#HEADS].
    static List<String> cells(Knowledge.Area area) {
        boolean asked = !area.items().isEmpty();
        return List.of(
                AreaTitle.of(area.name()),
                count(asked, area.items().size()),
                count(asked, area.knownBefore()),
                count(asked, area.knownNow()),
                count(asked, area.count(Forgetting.FORGOTTEN)),
                count(asked, area.count(Forgetting.WEAKENED)),
                count(asked, area.count(Forgetting.LEARNED)),
                Figures.decimals(area.before(), 2),
                Figures.decimals(area.now(), 2),
                Figures.change(area.now() - area.before(), 2),
                area.change()
                        .map(change -> Figures.change(change.low(), 2) + " to " + Figures.change(change.high(), 2))
                        .orElse(NONE));
    }

    private static String count(boolean asked, long number) {
        return asked ? Figures.count(number) : NONE;
    }
}
