package palimpsest.ui.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import palimpsest.ui.plot.Markup;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.workbench.RecordedRuns;

/// How a report looks: its style sheet with the colours of the plots, light and dark, and the marks that have them.
final class ReportStyle {
    private static final String STYLE = "report.css";

    private ReportStyle() {}

    static String css() {
        try (InputStream in = ReportStyle.class.getResourceAsStream(STYLE)) {
            String style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return style + colors(PlotTheme.light()) + "@media screen and (prefers-color-scheme: dark) {\n"
                    + colors(PlotTheme.dark()) + "}";
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the report cannot be read.", e);
        }
    }

    private static String colors(PlotTheme theme) {
        StringBuilder rules = new StringBuilder();
        for (int run = 0; run < theme.runs().size(); run++) {
            rules.append(".run%d{color:#%06x}%n".formatted(run, theme.run(run) & 0xFFFFFF));
        }
        return rules + PassagePage.colors(theme);
    }

    /// Number of the class that has a run's colour.
    static int color(int run) {
        return run % PlotTheme.light().runs().size();
    }

    /// The name of a run behind a mark of its colour and, by the stylesheet, of the shape that its lines end in; as
    /// markup.
    static String named(RecordedRuns set, int run) {
        return "<span class=\"dot run%d\" aria-hidden=\"true\"></span>%s"
                .formatted(color(run), Markup.escape(set.names().get(run)));
    }
}
