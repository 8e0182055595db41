package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.ui.pictures.RecordedExample;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;
import palimpsest.workbench.RunExport;

class RecordedPlotsTest {
    private static final double BITS_PER_BYTE_OF_NAT = 1 / Math.log(2) / RecordedExample.BYTES_PER_TOKEN;

    @TempDir
    private Path folder;

    private RecordedRun whole() {
        RecordedExample.writeWhole(folder);
        return RunReader.read(folder);
    }

    private static List<PlotContent> plots(RecordedRun... runs) {
        return RecordedPlots.contents(List.of(runs), List.of("no replay", "replay 10 %"), RunExport.Axes.USUAL);
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
        PlotContent content = plots(whole()).get(0);
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
                plots(run).get(0).base(),
                1e-12);
        assertEquals(1.5 * BITS_PER_BYTE_OF_NAT, plots(run).get(1).base(), 1e-12);
    }

    @Test
    void theOldTextIsTheMeanOfItsAreasWithEachAreaBesideIt() {
        PlotContent content = plots(whole()).get(1);
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
        assertEquals(1, plots(run).size());
        assertEquals(2, plots(run).get(0).lines().size());
    }

    @Test
    void runsSideBySideHaveALineEachInAColourOfTheirOwn() {
        RecordedRun run = whole();
        PlotContent fresh = plots(run, run).get(0);
        PlotContent old = plots(run, run).get(1);
        assertEquals(
                List.of("no replay", "replay 10 %"),
                fresh.lines().stream().map(PlotLine::name).toList());
        assertEquals(List.of(0, 1), fresh.lines().stream().map(PlotLine::run).toList());
        assertEquals(
                List.of("capitals", "capitals", "elements", "elements", "no replay", "replay 10 %"),
                old.lines().stream().map(PlotLine::name).toList());
        assertEquals(
                List.of(0, 1, 0, 1, 0, 1),
                old.lines().stream().map(PlotLine::run).toList());
    }

    @Test
    void theAxesAreThoseThatWereAskedFor() {
        RunExport.Axes axes = new RunExport.Axes(RunExport.Unit.PERPLEXITY, RunExport.Across.TOKENS);
        PlotContent content = RecordedPlots.contents(List.of(whole()), List.of("no replay"), axes)
                .getFirst();
        assertEquals("training tokens", content.xName());
        assertEquals("perplexity", content.yName());
        Series training = series(content, "training");
        assertEquals(Math.exp(RecordedExample.newNats(20)), training.y(19), 1e-9);
        assertEquals(2 * training.x(9), training.x(19));
    }

    @Test
    void whatWasNotRecordedIsNotDrawn() {
        RunExport.Axes axes = new RunExport.Axes(RunExport.Unit.BITS, RunExport.Across.FLOPS);
        assertEquals(List.of(), RecordedPlots.contents(List.of(whole()), List.of("no replay"), axes));
    }
}
