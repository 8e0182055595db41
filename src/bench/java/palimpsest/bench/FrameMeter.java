package palimpsest.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Measures how long the frames of a picture take that changes all the time, as long as there are any other tasks.
final class FrameMeter {
    private static final long WARM_UP = 3_000_000_000L;
    private static final long MEASURED = 8_000_000_000L;

    /// What is drawn.
    ///
    /// @param pulse changes it, in each frame
    record Subject(Parent root, Pulse pulse) {}

    interface Pulse {
        /// @param now nanoseconds
        void at(long now);
    }

    private FrameMeter() {}

    /// @param setup makes the picture, on the FX thread
    /// @return a line to print
    static String measure(String name, double width, double height, Supplier<Subject> setup)
            throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        String[] line = {""};
        Platform.runLater(() -> {
            Subject subject = setup.get();
            Stage stage = new Stage();
            stage.setScene(new Scene(subject.root(), width, height));
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
                        line[0] = line(name, Arrays.copyOf(frames, count));
                        done.countDown();
                    }
                }
            }.start();
        });
        done.await();
        return line[0];
    }

    private static String line(String name, double[] frames) {
        double mean = Arrays.stream(frames).average().orElse(Double.NaN);
        Arrays.sort(frames);
        return String.format(
                Locale.ROOT,
                "%-56s %5.1f fps, frame %.1f ms mean, %.1f ms 95th, %.1f ms 99th percentile",
                name,
                1000 / mean,
                mean,
                frames[(int) (frames.length * 0.95)],
                frames[(int) (frames.length * 0.99)]);
    }
}
