package palimpsest.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The pulse of one window. Each watcher names a version number and is called once a frame, only when the number has
/// changed; producers may change it from any thread and as often as they like. The clock stands still while the window
/// is hidden or iconified, and catches up when it is shown again. FX thread.
public final class FrameClock implements AutoCloseable {
    private final Window window;
    private final List<Watch> watches = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private final Subscription visibility;
    private boolean running;

    /// A clock for `window`, running whenever the window can be seen.
    public FrameClock(Window window) {
        FxThread.require();
        this.window = Objects.requireNonNull(window);
        Subscription shown = follow(window.showingProperty());
        visibility = window instanceof Stage stage ? shown.and(follow(stage.iconifiedProperty())) : shown;
        update();
    }

    private Subscription follow(ObservableValue<Boolean> state) {
        return state.subscribe((before, after) -> update());
    }

    /// Calls `redraw` in the next frame, and then in each frame in which `version` is not what it was.
    ///
    /// @param version read once a frame; for instance a feed's version
    /// @return ends the watch
    public Subscription watch(LongSupplier version, Runnable redraw) {
        return watch(version, Duration.ZERO, redraw);
    }

    /// As [#watch(LongSupplier, Runnable)], but not more often than `pace`: what changes with every step of a run is
    /// drawn a few times a second, so that drawing leaves the processor to the run.
    ///
    /// @param pace least time between two redraws
    public Subscription watch(LongSupplier version, Duration pace, Runnable redraw) {
        FxThread.require();
        Watch watch = new Watch(version, (long) (pace.toMillis() * 1e6), redraw);
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    /// Whether frames are being counted.
    public boolean isRunning() {
        return running;
    }

    /// Stops for good.
    @Override
    public void close() {
        FxThread.require();
        visibility.unsubscribe();
        watches.clear();
        timer.stop();
        running = false;
    }

    private void update() {
        boolean visible = window.isShowing() && !(window instanceof Stage stage && stage.isIconified());
        if (visible == running) {
            return;
        }
        running = visible;
        if (visible) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void tick(long now) {
        // A redraw may start or end a watch, so the list is walked as it was when the frame began.
        for (Watch watch : List.copyOf(watches)) {
            watch.look(now);
        }
    }

    private static final class Watch {
        private final LongSupplier version;
        private final long pace;
        private final Runnable redraw;
        private boolean looked;
        private long seen;
        private long drawn;

        Watch(LongSupplier version, long pace, Runnable redraw) {
            this.version = Objects.requireNonNull(version);
            this.pace = pace;
            this.redraw = Objects.requireNonNull(redraw);
        }

        /// @param frame time of the frame, nanoseconds
        void look(long frame) {
            if (looked && frame - drawn < pace) {
                return;
            }
            long now = version.getAsLong();
            if (!looked || now != seen) {
                looked = true;
                seen = now;
                drawn = frame;
                redraw.run();
            }
        }
    }
}
