package palimpsest.ui.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.measure.Knowledge;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Course;

/// A ledger as a table of a page.
final class LedgerPage {
    private static final double WIDTH = 72;
    private static final double HEIGHT = 18;
    private static final double INSET = 3;

    private LedgerPage() {}

    /// @param run index of the run's colour
    static void write(Page page, Knowledge knowledge, int run) {
        List<String> heads = new ArrayList<>(LedgerPicture.HEADS);
        heads.add("over time");
        page.raw("<div class=\"wide\"><table class=\"figures\">").heads(heads).raw("<tbody>");
        for (Knowledge.Area area : knowledge.areas()) {
            List<String> cells = LedgerPicture.cells(area);
            page.raw("<tr>").element("th scope=\"row\"", cells.getFirst());
            cells.subList(1, cells.size()).forEach(cell -> page.element("td", cell));
            page.raw("<td class=\"run%d\">%s</td></tr>"
                    .formatted(run, line(Course.of(knowledge.steps(), area::height))));
        }
        page.raw("</tbody></table></div>");
    }

    private static String line(Course course) {
        int last = course.times().length - 1;
        String points = IntStream.rangeClosed(0, last)
                .mapToObj(i -> x(course, i) + "," + y(course, i))
                .collect(Collectors.joining(" "));
        return ("<svg width=\"72\" height=\"18\" aria-hidden=\"true\"><polyline points=\"%s\" fill=\"none\" "
                        + "stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/>"
                        + "<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"currentColor\"/></svg>")
                .formatted(points, x(course, last), y(course, last));
    }

    private static String x(Course course, int index) {
        return Figures.plain(INSET + course.times()[index] * (WIDTH - 2 * INSET), 1);
    }

    private static String y(Course course, int index) {
        return Figures.plain(INSET + (1 - course.heights()[index]) * (HEIGHT - 2 * INSET), 1);
    }
}
