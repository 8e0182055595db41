package palimpsest.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;

class LossCurvesTest {
    private static final double BITS_PER_BYTE_OF_NAT = 1 / Math.log(2) / RecordedExample.BYTES_PER_TOKEN;

    @TempDir
    private Path folder;

    private RecordedRun whole() {
        RecordedExample.writeWhole(folder);
        return RunReader.read(folder);
    }

    private static LossCurves curves(RecordedRun... runs) {
        return new LossCurves(List.of(runs), List.of("no replay", "replay 10 %"));
    }

    private static Series series(PlotContent content, String name) {
        return content.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .series();
    }

    @Test
    void theTrainingLossIsInTheUnitOfTheHeldOutLoss() {
        PlotContent content = curves(whole()).newText().orElseThrow();
        Series training = series(content, "training");
        Series heldOut = series(content, "held out");
        assertEquals(RecordedExample.STEPS, training.size());
        assertEquals(5, heldOut.size());
        assertEquals(RecordedExample.newNats(20) * BITS_PER_BYTE_OF_NAT, training.y(19), 1e-12);
        assertEquals(training.y(19), heldOut.y(2), 1e-12);
    }

    @Test
    void theDashedLevelsAreThoseOfTheBase() {
        RecordedRun run = whole();
        assertEquals(
                RecordedExample.newNats(0) * BITS_PER_BYTE_OF_NAT,
                curves(run).newText().orElseThrow().base(),
                1e-12);
        assertEquals(
                1.5 * BITS_PER_BYTE_OF_NAT, curves(run).oldText().orElseThrow().base(), 1e-12);
    }

    @Test
    void theOldTextIsTheMeanOfItsAreasWithEachAreaBesideIt() {
        PlotContent content = curves(whole()).oldText().orElseThrow();
        assertEquals(
                List.of("capitals", "elements", "mean of areas"),
                content.lines().stream().map(PlotLine::name).toList());
        double expected = (RecordedExample.oldNats(40, 0) + RecordedExample.oldNats(40, 1)) / 2;
        assertEquals(
                expected * BITS_PER_BYTE_OF_NAT,
                series(content, "mean of areas").y(4),
                1e-12);
    }

    @Test
    void aRunWithoutOriginalTextHasNoOldCurve() {
        RecordedExample.writeNewTextOnly(folder);
        RecordedRun run = RunReader.read(folder);
        assertTrue(curves(run).oldText().isEmpty());
        assertEquals(2, curves(run).newText().orElseThrow().lines().size());
    }

    @Test
    void runsSideBySideHaveALineEachInAColourOfTheirOwn() {
        RecordedRun run = whole();
        PlotContent fresh = curves(run, run).newText().orElseThrow();
        PlotContent old = curves(run, run).oldText().orElseThrow();
        assertEquals(
                List.of("no replay", "replay 10 %"),
                fresh.lines().stream().map(PlotLine::name).toList());
        assertEquals(List.of(0, 1), fresh.lines().stream().map(PlotLine::run).toList());
        assertEquals(
                List.of("capitals", "elements", "capitals", "elements", "no replay", "replay 10 %"),
                old.lines().stream().map(PlotLine::name).toList());
        assertEquals(
                List.of(0, 0, 1, 1, 0, 1),
                old.lines().stream().map(PlotLine::run).toList());
    }
}
