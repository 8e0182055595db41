package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotReadoutTest {
    private final Series paused = new Series();
    private final Series going = new Series();
    private final PlotContent plot = PlotContent.empty("Old text", "time", "nats", "")
            .withLines(List.of(
                    new PlotLine(paused, "paused", 0, PlotLine.Kind.RUN),
                    new PlotLine(going, "going", 1, PlotLine.Kind.RUN)))
            .withMarkers(List.of(new Marker(20, "paused for 1 min", Marker.Kind.EVENT, 0)));

    PlotReadoutTest() {
        paused.append(0, 3);
        paused.append(20, 2);
        paused.breakOff();
        paused.append(80, 1);
        paused.append(100, 0.5);
        for (int x = 0; x <= 100; x += 10) {
            going.append(x, 4);
        }
    }

    @Test
    void aRunThatStoodStillSaysNothingThereBesideOneThatWentOn() {
        assertEquals(List.of("\u2013", "4.000"), at(50));
        assertEquals(List.of("2.000", "4.000"), at(20));
        assertEquals(List.of("1.000", "4.000"), at(80));
    }

    @Test
    void betweenPointsOfOneStrokeTheNearestIsRead() {
        assertEquals(List.of("3.000", "4.000"), at(9));
        assertEquals(List.of("0.500", "4.000"), at(95));
    }

    @Test
    void aloneTheCrosshairLeapsOverThePause() {
        PlotContent alone = plot.withLines(List.of(plot.lines().getFirst()));
        assertEquals(20, PlotReadout.snap(alone, 49));
        assertEquals(80, PlotReadout.snap(alone, 51));
    }

    @Test
    void thePauseItselfIsTold() {
        List<Card.Row> rows = PlotReadout.card(plot, 20, 2, PlotTheme.light()).rows();
        assertEquals("paused for 1 min", rows.getLast().name());
    }

    /// The second run has a square.
    @Test
    void aRowHasTheMarkOfItsLine() {
        PlotContent second = plot.withLines(List.of(plot.lines().getLast())).withMarkers(List.of());
        DrawnCalls drawn = new DrawnCalls(1);
        new CardPainter(drawn, PlotReadout.card(second, 50, 0, PlotTheme.light())).paint(0, 0, PlotTheme.light());
        String color = String.valueOf(PlotTheme.light().run(1));
        List<String> marks =
                drawn.calls().stream().filter(call -> call.contains(color)).toList();
        assertEquals(1, marks.size());
        assertTrue(marks.getFirst().startsWith("fillRect"), marks.getFirst());
    }

    @Test
    void inALowPlotTheCardNamesFewerAreasAndNoneIsCut() {
        List<PlotLine> lines = new ArrayList<>(plot.lines());
        for (int area = 0; area < 8; area++) {
            lines.add(new PlotLine(going, "area " + area, 1, PlotLine.Kind.AREA));
        }
        assertEquals(List.of(), cut(lines, 400, "area 7"));
        assertEquals(List.of(), cut(lines, 212, "2 more"));
    }

    /// Texts of a card that stand below the foot of its plot.
    ///
    /// @param last what the card must have said
    private List<String> cut(List<PlotLine> lines, double height, String last) {
        DrawnCalls drawn = new DrawnCalls(1);
        PlotFrame frame = new PlotFrame(52, 22, 400, height - 66, 0, 100, 0, 5, plot.scales());
        PlotReadout.paint(drawn, plot.withLines(lines), frame, 90, 480, height, PlotTheme.light());
        List<String> texts =
                drawn.calls().stream().filter(call -> call.startsWith("text")).toList();
        assertTrue(texts.stream().anyMatch(call -> call.startsWith("text[" + last)), texts.toString());
        return texts.stream()
                .filter(call -> Double.parseDouble(call.split(", ", 4)[2]) > height)
                .toList();
    }

    private List<String> at(double x) {
        return PlotReadout.card(plot, x, 0, PlotTheme.light()).rows().stream()
                .limit(2)
                .map(row -> row.figures().getFirst())
                .toList();
    }
}
