package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;
import palimpsest.ui.plot.SharedAxis;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokenPane;

/// The frames of a busy window: four runs on two plots of eight lines of 100,000 points each with ten updates a second,
/// and a heatmap of 100,000 tokens that scrolls in every frame; first alone, then with training of shape S under way on
/// the same processors. Prints a line each. Options: `plots` leaves the heatmap out, `alone` the training.
final class FramesBench implements Benchmark {
    private static final int RUNS = 4;
    private static final int POINTS = 100_000;
    private static final int TOKENS = 100_000;
    private static final long UPDATE = 100_000_000L;
    private static final int THREADS = 2;

    @Override
    public void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try {
            measure(!options.contains("plots"), !options.contains("alone"), out);
        } finally {
            Platform.exit();
        }
    }

    private static void measure(boolean heatmap, boolean training, PrintStream out)
            throws IOException, InterruptedException {
        String name = "4 runs, 2 plots x 8 lines x 100,000 points, 10 updates/s";
        out.println(FrameMeter.measure(name + ", no heatmap", 1140, 700, () -> window(false)));
        String tokens = heatmap ? ", 100,000 tokens" : "";
        if (heatmap) {
            out.println(FrameMeter.measure(name + tokens, 1140, 700, () -> window(true)));
        }
        if (training) {
            out.println(whileTraining(name + tokens + ", training", heatmap));
        }
    }

    private static String whileTraining(String name, boolean heatmap) throws IOException, InterruptedException {
        AtomicBoolean wanted = new AtomicBoolean(true);
        try (SideProcess training = new SideProcess("palimpsest", TrainingShape.S, THREADS)) {
            Thread steps = new Thread(() -> {
                try {
                    while (wanted.get()) {
                        training.run(1);
                    }
                } catch (IOException ended) {
                    throw new UncheckedIOException(ended);
                }
            });
            steps.start();
            String line = FrameMeter.measure(name, 1140, 700, () -> window(heatmap));
            wanted.set(false);
            steps.join();
            return line;
        }
    }

    private static FrameMeter.Subject window(boolean heatmap) {
        Random random = new Random(1);
        SharedAxis axis = new SharedAxis();
        axis.setPlanned(2 * POINTS);
        List<Series> all = new ArrayList<>();
        List<LinePlot> plots = List.of(plot("New text", axis, all, random), plot("Old text", axis, all, random));
        TokenPane pane = new TokenPane();
        pane.setPrefSize(1140, 380);
        if (heatmap) {
            pane.setCells(DrawnSamples.cells(random, TOKENS));
        }
        float[] values = new float[TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            values[i] = (float) (random.nextGaussian() * 3);
        }
        if (heatmap) {
            pane.setColumns(List.of(new TokenColumn("", values, DivergingScale::new)));
        }
        HBox above = new HBox(12, plots.get(0), plots.get(1));
        long[] last = {0, POINTS};
        double[] at = {0};
        return new FrameMeter.Subject(heatmap ? new VBox(12, above, pane) : above, now -> {
            if (heatmap) {
                at[0] = (at[0] + 37) % Math.max(1, pane.contentHeight() - 380);
                pane.scrollTo(at[0]);
            }
            if (now - last[0] >= UPDATE) {
                last[0] = now;
                for (int i = 0; i < 10; i++, last[1]++) {
                    for (int s = 0; s < all.size(); s++) {
                        all.get(s).append(last[1], DrawnSamples.value(random, s % RUNS, last[1]));
                    }
                }
                plots.forEach(LinePlot::refresh);
            }
        });
    }

    /// Of each run its own line, smoothed over its raw points, and that of an area.
    private static LinePlot plot(String title, SharedAxis axis, List<Series> all, Random random) {
        List<PlotLine> lines = new ArrayList<>();
        for (PlotLine.Kind kind : new PlotLine.Kind[] {PlotLine.Kind.AREA, PlotLine.Kind.RUN}) {
            for (int run = 0; run < RUNS; run++) {
                Series series = new Series();
                series.setSmoothing(kind == PlotLine.Kind.RUN ? 0.98 : 0);
                for (int i = 0; i < POINTS; i++) {
                    series.append(i, DrawnSamples.value(random, run, i));
                }
                all.add(series);
                lines.add(new PlotLine(series, kind + " " + run, run, kind));
            }
        }
        LinePlot plot = new LinePlot(
                axis, PlotContent.empty(title, "step", "bits per byte", "").withLines(lines));
        plot.setPrefSize(560, 300);
        return plot;
    }
}
