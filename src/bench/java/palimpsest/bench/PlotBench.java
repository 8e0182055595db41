package palimpsest.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.layout.HBox;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;
import palimpsest.ui.plot.SharedAxis;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokenPane;

/// Frames per second of two plots of six series of 100,000 points with ten updates a second, and of a heatmap of
/// 100,000 tokens that scrolls in every frame, once and in two panes. Prints one line each.
final class PlotBench implements Benchmark {
    private static final int POINTS = 100_000;
    private static final int TOKENS = 100_000;
    private static final long UPDATE = 100_000_000L;
    private final List<String> lines = new ArrayList<>();

    @Override
    public void run(List<String> options, PrintStream out) throws InterruptedException {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        plots("2 plots x 6 series x 100,000 points, 10 updates/s", false, POINTS * 2);
        plots("the same, crosshair moving in every frame", true, POINTS * 2);
        plots("the same, axis growing with the data", false, 0);
        tokens(1);
        tokens(2);
        lines.forEach(out::println);
        Platform.exit();
    }

    private void plots(String name, boolean hover, double planned) throws InterruptedException {
        Random random = new Random(1);
        lines.add(FrameMeter.measure(name, 1140, 500, () -> {
            SharedAxis axis = new SharedAxis();
            axis.setPlanned(planned);
            List<LinePlot> plots = new ArrayList<>();
            List<Series> all = new ArrayList<>();
            for (int p = 0; p < 2; p++) {
                List<PlotLine> runs = new ArrayList<>();
                for (int run = 0; run < 6; run++) {
                    Series series = new Series();
                    series.setSmoothing(0.98);
                    for (int i = 0; i < POINTS; i++) {
                        series.append(i, DrawnSamples.value(random, run, i));
                    }
                    all.add(series);
                    runs.add(new PlotLine(series, "run " + run, run, PlotLine.Kind.RUN));
                }
                LinePlot plot = new LinePlot(
                        axis,
                        PlotContent.empty("Loss", "step", "bits per byte", "").withLines(runs));
                plot.setPrefSize(560, 300);
                plots.add(plot);
            }
            long[] last = {0, POINTS};
            return new FrameMeter.Subject(new HBox(12, plots.get(0), plots.get(1)), now -> {
                if (hover) {
                    axis.setHover(now / 1_000_000 % POINTS);
                }
                if (now - last[0] < UPDATE) {
                    return;
                }
                last[0] = now;
                for (int i = 0; i < 10; i++, last[1]++) {
                    for (int s = 0; s < all.size(); s++) {
                        all.get(s).append(last[1], DrawnSamples.value(random, s % 6, last[1]));
                    }
                }
                plots.forEach(LinePlot::refresh);
            });
        }));
    }

    private void tokens(int panes) throws InterruptedException {
        Random random = new Random(2);
        String beside = panes > 1 ? " twice, side by side" : "";
        String name = "heatmap of 100,000 tokens" + beside + ", scrolling, 10 new values/s";
        lines.add(FrameMeter.measure(name, 1140, 500, () -> {
            TokenPane pane = new TokenPane();
            pane.setCells(DrawnSamples.cells(random, TOKENS));
            pane.setPrefSize(760, 480);
            long[] last = {0};
            double[] at = {0};
            return new FrameMeter.Subject(new HBox(pane), now -> {
                at[0] = (at[0] + 37) % Math.max(1, pane.contentHeight() - 480);
                pane.scrollTo(at[0]);
                if (now - last[0] >= UPDATE) {
                    last[0] = now;
                    float[] values = new float[TOKENS];
                    for (int i = 0; i < TOKENS; i++) {
                        values[i] = (float) (random.nextGaussian() * 3);
                    }
                    pane.setColumns(Collections.nCopies(panes, new TokenColumn("", values, DivergingScale::new)));
                }
            });
        }));
    }
}
