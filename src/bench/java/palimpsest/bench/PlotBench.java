package palimpsest.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;
import palimpsest.ui.plot.SharedAxis;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokenPane;
import palimpsest.ui.plot.TokenPassage;

/// Frames per second of two plots of six series of 100,000 points with ten updates a second, and of a heatmap of
/// 100,000
/// tokens that scrolls in every frame, once and in two panes. Meant for `-Dprism.order=sw -Dglass.platform=Headless`.
/// Prints one line each.
final class PlotBench implements Benchmark {
    private static final int POINTS = 100_000;
    private static final int TOKENS = 100_000;
    private static final long WARM_UP = 3_000_000_000L;
    private static final long MEASURED = 8_000_000_000L;
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
        measure(name, () -> {
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
                        series.append(i, value(random, run, i));
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
            return new Subject(new HBox(12, plots.get(0), plots.get(1)), now -> {
                if (hover) {
                    axis.setHover(now / 1_000_000 % POINTS);
                }
                if (now - last[0] < UPDATE) {
                    return;
                }
                last[0] = now;
                for (int i = 0; i < 10; i++, last[1]++) {
                    for (int s = 0; s < all.size(); s++) {
                        all.get(s).append(last[1], value(random, s % 6, last[1]));
                    }
                }
                plots.forEach(LinePlot::refresh);
            });
        });
    }

    private static double value(Random random, int run, long i) {
        return 0.5 + run * 0.2 + 3 * Math.exp(-i / 20_000.0) + random.nextGaussian() * 0.15;
    }

    private void tokens(int panes) throws InterruptedException {
        Random random = new Random(2);
        String beside = panes > 1 ? " twice, side by side" : "";
        measure("heatmap of 100,000 tokens" + beside + ", scrolling, 10 new values/s", () -> {
            List<TokenPassage> passages = new ArrayList<>();
            for (int p = 0; p < TOKENS / 100; p++) {
                List<String> tokens = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    tokens.add(" " + Integer.toString(random.nextInt(1 << 24), 36));
                }
                passages.add(new TokenPassage("Area " + p / 70, tokens));
            }
            TokenPane pane = new TokenPane();
            pane.setCells(new TokenCells(passages));
            pane.setPrefSize(760, 480);
            long[] last = {0};
            double[] at = {0};
            return new Subject(new HBox(pane), now -> {
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
        });
    }

    private record Subject(Parent root, Pulse pulse) {}

    private interface Pulse {
        void at(long now);
    }

    private interface Setup {
        Subject make();
    }

    private void measure(String name, Setup setup) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            Subject subject = setup.make();
            Stage stage = new Stage();
            stage.setScene(new Scene(subject.root(), 1140, 500));
            stage.show();
            new AnimationTimer() {
                private final double[] frames = new double[4096];
                private long started;
                private long before;
                private int count;

                @Override
                public void handle(long tick) {
                    long now = System.nanoTime();
                    if (started == 0) {
                        started = now;
                    }
                    subject.pulse().at(now);
                    if (now - started > WARM_UP) {
                        if (before != 0 && count < frames.length) {
                            frames[count++] = (now - before) / 1e6;
                        }
                        before = now;
                    }
                    if (now - started > WARM_UP + MEASURED) {
                        stop();
                        stage.hide();
                        report(name, Arrays.copyOf(frames, count));
                        done.countDown();
                    }
                }
            }.start();
        });
        done.await();
    }

    private void report(String name, double[] frames) {
        double mean = Arrays.stream(frames).average().orElse(Double.NaN);
        Arrays.sort(frames);
        lines.add(String.format(
                Locale.ROOT,
                "%-56s %5.1f fps, frame %.1f ms mean, %.1f ms 95th, %.1f ms 99th percentile",
                name,
                1000 / mean,
                mean,
                frames[(int) (frames.length * 0.95)],
                frames[(int) (frames.length * 0.99)]));
    }
}
