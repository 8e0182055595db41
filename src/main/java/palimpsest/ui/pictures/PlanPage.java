package palimpsest.ui.pictures;

import java.util.ArrayList;
import java.util.List;
import palimpsest.workbench.PlanLine;
import palimpsest.workbench.RecordedRuns;

/// The plans of runs beside each other, as a part of a page: what differs comes first and is marked.
final class PlanPage {
    private PlanPage() {}

    static void write(Page page, RecordedRuns set) {
        List<PlanLine> lines = PlanLine.of(set.plans());
        page.raw("<section><h2>Plan</h2><div class=\"wide\"><table class=\"plan\">");
        if (set.several()) {
            List<String> heads = new ArrayList<>(List.of(""));
            heads.addAll(set.names());
            page.heads(heads);
        }
        page.raw("<tbody class=\"differs\">");
        lines.stream().filter(PlanLine::differs).forEach(line -> line(page, line));
        page.raw("</tbody><tbody>");
        lines.stream().filter(line -> !line.differs()).forEach(line -> line(page, line));
        page.raw("</tbody></table></div></section>");
    }

    private static void line(Page page, PlanLine line) {
        if (line.differs()) {
            page.row(line.what(), line.values(), "td");
        } else {
            page.row(
                    line.what(),
                    List.of(line.values().getFirst()),
                    "td colspan=\"" + line.values().size() + "\"");
        }
    }
}
