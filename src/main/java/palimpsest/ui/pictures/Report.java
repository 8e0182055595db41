package palimpsest.ui.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.history.RecordedRun;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Knowledge;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Markup;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.workbench.PlanLine;
import palimpsest.workbench.RecordedRuns;

/// A run, or several compared, as one page of HTML that stands alone: no script, nothing from outside, light or dark as
/// the reader's system is. Names of files are told, places on the disk are not.
final class Report {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String STYLE = "report.css";

    private final RecordedRuns set;
    private final RunDrawing drawing;
    private final Page page = new Page();

    Report(RecordedRuns set, RunDrawing drawing) {
        this.set = set;
        this.drawing = drawing;
    }

    /// What the runs are of: the new text.
    static String title(RecordedRuns set) {
        String texts = set.plans().stream()
                .flatMap(plan -> plan.newFiles().stream())
                .map(Report::stem)
                .distinct()
                .collect(Collectors.joining(", "));
        return texts.isEmpty() ? "Run" : texts.substring(0, 1).toUpperCase(Locale.ROOT) + texts.substring(1);
    }

    /// Model and what the runs are called.
    static String subtitle(RecordedRuns set) {
        String models =
                set.plans().stream().map(plan -> name(plan.model())).distinct().collect(Collectors.joining(", "));
        return models + " \u00b7 " + String.join(" \u00b7 ", set.names());
    }

    private static String stem(Path file) {
        return name(file).replaceFirst("\\.[^.]*$", "");
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
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
        page.element("title", title(set) + ", " + String.join(", ", set.names()));
        page.raw("<style>").raw(style()).raw("</style></head><body><main>");
        header();
        glance();
        plots();
        ledgers();
        tokens();
        plan();
        ReportNotes.write(page, set);
        page.raw("</main></body></html>");
        return page.toString();
    }

    private static String style() {
        try (InputStream in = Report.class.getResourceAsStream(STYLE)) {
            String style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return style + runs(PlotTheme.light()) + PassagePage.colors(PlotTheme.light())
                    + "@media screen and (prefers-color-scheme: dark) {\n" + runs(PlotTheme.dark())
                    + PassagePage.colors(PlotTheme.dark()) + "}";
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the report cannot be read.", e);
        }
    }

    private static String runs(PlotTheme theme) {
        StringBuilder rules = new StringBuilder();
        for (int run = 0; run < theme.runs().size(); run++) {
            rules.append(".run%d{color:#%06x}%n".formatted(run, theme.run(run) & 0xFFFFFF));
        }
        return rules.toString();
    }

    private void header() {
        page.raw("<header>").element("h1", title(set)).element("p class=\"subtitle\"", subtitle(set));
        String first = DATE.format(set.runs().getFirst().manifest().created());
        page.element("p class=\"muted\"", "Fine-tuned with Palimpsest \u00b7 begun " + first);
        page.raw("</header>");
    }

    /// Where each run began and ended, a line a run.
    private void glance() {
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
            page.raw("<tr><th scope=\"row\"><span class=\"dot run%d\" aria-hidden=\"true\"></span>%s</th>"
                    .formatted(color(i), Markup.escape(set.names().get(i))));
            glance(i).forEach(cell -> page.element("td", cell));
            page.raw("</tr>");
        }
        page.raw("</tbody></table></div></section>");
    }

    private static int color(int run) {
        return run % PlotTheme.light().runs().size();
    }

    private List<String> glance(int index) {
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
                        ? "\u2013"
                        : Figures.count(before) + " \u2192 " + Figures.count(now) + " of " + Figures.count(questions),
                change.map(tokens -> Figures.count(tokens.forgotten())).orElse("\u2013"),
                change.map(tokens -> Figures.count(tokens.learned())).orElse("\u2013"),
                Figures.percent(run.manifest().plan().replay()),
                run.steps().isEmpty()
                        ? "\u2013"
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
                ? "\u2013"
                : Figures.decimals(bits.getFirst(), 2) + " \u2192 " + Figures.decimals(bits.getLast(), 2);
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
                LedgerPage.write(page, set.knowledge(i), color(i));
            }
        }
        page.raw("</section>");
    }

    private void named(int run) {
        if (set.several()) {
            page.raw("<h3><span class=\"dot run%d\" aria-hidden=\"true\"></span>%s</h3>"
                    .formatted(color(run), Markup.escape(set.names().get(run))));
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

    /// What differs comes first and is marked.
    private void plan() {
        List<PlanLine> lines = PlanLine.of(set.plans());
        page.raw("<section><h2>Plan</h2><div class=\"wide\"><table class=\"plan\">");
        if (set.several()) {
            List<String> heads = new ArrayList<>(List.of(""));
            heads.addAll(set.names());
            page.heads(heads);
        }
        page.raw("<tbody class=\"differs\">");
        lines.stream().filter(PlanLine::differs).forEach(this::plan);
        page.raw("</tbody><tbody>");
        lines.stream().filter(line -> !line.differs()).forEach(this::plan);
        page.raw("</tbody></table></div></section>");
    }

    private void plan(PlanLine line) {
        if (line.differs()) {
            page.row(line.what(), line.values(), "td");
        } else {
            page.row(
                    line.what(),
                    List.of(line.values().getFirst()),
                    "td colspan=\"" + set.runs().size() + "\"");
        }
    }
}
