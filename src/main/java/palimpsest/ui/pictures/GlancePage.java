package palimpsest.ui.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.history.RecordedRun;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Knowledge;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.RecordedRuns;

/// Where each run began and ended, as a part of a page: a line a run.
final class GlancePage {
    private static final String NONE = "\u2013";

    private GlancePage() {}

    static void write(Page page, RecordedRuns set) {
        page.raw("<section><h2>At a glance</h2><div class=\"wide\"><table class=\"figures\">");
        page.heads(List.of(
                "run",
                "ended",
                "new text (bits/byte)",
                "old text (bits/byte)",
                "facts known",
                "tokens forgotten",
                "tokens learned",
                "replay asked",
                "achieved"));
        page.raw("<tbody>");
        for (int i = 0; i < set.runs().size(); i++) {
            page.raw("<tr><th scope=\"row\">%s</th>".formatted(ReportStyle.named(set, i)));
            cells(set, i).forEach(cell -> page.element("td", cell));
            page.raw("</tr>");
        }
        page.raw("</tbody></table></div></section>");
    }

    private static List<String> cells(RecordedRuns set, int index) {
        RecordedRun run = set.runs().get(index);
        List<Knowledge.Area> areas = set.knowledge(index).areas();
        long questions = areas.stream().mapToLong(area -> area.items().size()).sum();
        long before = areas.stream().mapToLong(Knowledge.Area::knownBefore).sum();
        long now = areas.stream().mapToLong(Knowledge.Area::knownNow).sum();
        Optional<TokenChange> change = TokenChange.of(run);
        return List.of(
                ended(run),
                course(run, AreaLoss.NEW),
                course(run, AreaLoss.OLD),
                questions == 0
                        ? NONE
                        : Figures.count(before) + " \u2192 " + Figures.count(now) + " of " + Figures.count(questions),
                change.map(tokens -> Figures.count(tokens.forgotten())).orElse(NONE),
                change.map(tokens -> Figures.count(tokens.learned())).orElse(NONE),
                Figures.percent(run.manifest().plan().replay()),
                run.steps().isEmpty()
                        ? NONE
                        : Figures.percent(run.steps().getLast().replayShare()));
    }

    private static String ended(RecordedRun run) {
        long steps = run.manifest().plan().steps();
        String state = run.state().name().toLowerCase(Locale.ROOT);
        return run.lastStep() == steps
                ? state + ", " + Figures.count(steps, "step")
                : state + " at step " + Figures.count(run.lastStep()) + " of " + Figures.count(steps);
    }

    /// The first and the last loss of an area; a dash where it was not measured.
    private static String course(RecordedRun run, String area) {
        List<Double> bits = new ArrayList<>();
        for (Measured at : run.measured()) {
            at.areas().stream().filter(loss -> loss.area().equals(area)).forEach(loss -> bits.add(loss.bitsPerByte()));
        }
        return bits.isEmpty()
                ? NONE
                : Figures.decimals(bits.getFirst(), 2) + " \u2192 " + Figures.decimals(bits.getLast(), 2);
    }
}
