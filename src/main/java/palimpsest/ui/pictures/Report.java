package palimpsest.ui.pictures;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import palimpsest.history.RecordedRun;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.workbench.RecordedRuns;

/// A run, or several compared, as one page of HTML that stands alone: no script, nothing from outside, light or dark as
/// the reader's system is. Names of files are told, places on the disk are not.
final class Report {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final RecordedRuns set;
    private final RunDrawing drawing;
    private final Page page = new Page();

    Report(RecordedRuns set, RunDrawing drawing) {
        this.set = set;
        this.drawing = drawing;
    }

    /// The whole page.
    ///
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    String html() {
        page.raw("<!DOCTYPE html>").raw("<html lang=\"en\"><head><meta charset=\"utf-8\"/>");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\"/>");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\"/>");
        page.element("title", set.title() + ", " + String.join(", ", set.names()));
        page.raw("<style>").raw(ReportStyle.css()).raw("</style></head><body><main>");
        header();
        GlancePage.write(page, set);
        plots();
        ledgers();
        tokens();
        PlanPage.write(page, set);
        ReportNotes.write(page, set);
        page.raw("</main></body></html>");
        return page.toString();
    }

    private void header() {
        page.raw("<header>").element("h1", set.title()).element("p class=\"subtitle\"", set.subtitle());
        String first = DATE.format(set.runs().getFirst().manifest().created());
        page.element("p class=\"muted\"", "Fine-tuned with Palimpsest \u00b7 begun " + first);
        page.raw("</header>");
    }

    /// Each plot twice, of which the style shows one.
    private void plots() {
        List<Picture> plots = drawing.plots();
        if (plots.isEmpty()) {
            return;
        }
        page.raw("<section><h2>Losses</h2>");
        for (int i = 0; i < plots.size(); i++) {
            page.raw("<figure class=\"plot\"><div class=\"light\">")
                    .raw(PictureFile.svg(plots.get(i), Ground.TRANSPARENT, "l" + i))
                    .raw("</div><div class=\"dark\">")
                    .raw(PictureFile.svg(plots.get(i), Ground.DARK, "d" + i))
                    .raw("</div></figure>");
        }
        page.raw("</section>");
    }

    private void ledgers() {
        if (IntStream.range(0, set.runs().size())
                .allMatch(run -> set.knowledge(run).isEmpty())) {
            return;
        }
        page.raw("<section><h2>Ledger</h2><p>What the model knew before and knows now, area by area.</p>");
        for (int i = 0; i < set.runs().size(); i++) {
            if (!set.knowledge(i).isEmpty()) {
                named(i);
                LedgerPage.write(page, set.knowledge(i), ReportStyle.color(i));
            }
        }
        page.raw("</section>");
    }

    private void named(int run) {
        if (set.several()) {
            page.raw("<h3>%s</h3>".formatted(ReportStyle.named(set, run)));
        }
    }

    private void tokens() {
        if (set.runs().stream().noneMatch(RecordedRun::comparesTokens)) {
            return;
        }
        page.raw("<section><h2>Most damaged passages</h2><p>Probe passages the model reads again and again; the ground "
                + "of a token is what it lost or gained since the base. Point at a token to read its figures.</p>");
        for (int i = 0; i < set.runs().size(); i++) {
            if (set.runs().get(i).comparesTokens()) {
                named(i);
                new PassagePage(set.runs().get(i)).write(page);
            }
        }
        page.raw("</section>");
    }
}
