package palimpsest.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class FrameClockTest {
    private Stage stage;
    private FrameClock clock;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setScene(new Scene(new Group(), 100, 100));
        stage.setIconified(false);
        stage.show();
        clock = new FrameClock(stage);
    }

    @Stop
    void stop() {
        clock.close();
        stage.setIconified(false);
    }

    // Waits until the FX thread has drawn some frames.
    private static void frames(int count) throws Exception {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        FxThread.run(() -> new AnimationTimer() {
            private int left = count;

            @Override
            public void handle(long now) {
                if (left-- == 0) {
                    stop();
                    passed.complete(null);
                }
            }
        }.start());
        passed.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aWatcherIsCalledOnlyWhenTheVersionChanged(FxRobot robot) throws Exception {
        AtomicLong version = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        Subscription[] watch = new Subscription[1];
        robot.interact(() -> watch[0] = clock.watch(version::get, calls::incrementAndGet));
        frames(4);
        assertEquals(1, calls.get());
        version.addAndGet(1_000);
        frames(4);
        assertEquals(2, calls.get());
        robot.interact(watch[0]::unsubscribe);
        version.incrementAndGet();
        frames(4);
        assertEquals(2, calls.get());
    }

    @Test
    void aPacedWatcherIsCalledForManyChangesOnce(FxRobot robot) throws Exception {
        AtomicLong version = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        robot.interact(() -> clock.watch(version::incrementAndGet, Duration.hours(24), calls::incrementAndGet));
        frames(6);
        assertEquals(1, calls.get());
    }

    @Test
    void theClockStandsStillWhileTheWindowCannotBeSeen(FxRobot robot) throws Exception {
        assertTrue(clock.isRunning());
        AtomicLong version = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        robot.interact(() -> {
            clock.watch(version::get, calls::incrementAndGet);
            stage.hide();
        });
        assertFalse(clock.isRunning());
        version.incrementAndGet();
        frames(4);
        int before = calls.get();
        robot.interact(stage::show);
        assertTrue(clock.isRunning());
        frames(4);
        assertEquals(before + 1, calls.get());
        robot.interact(() -> stage.setIconified(true));
        assertFalse(clock.isRunning());
    }

    @Test
    void theScreenIsWrittenOnItsOwnThreadOnly(FxRobot robot) {
        assertThrows(IllegalStateException.class, FxThread::require);
        robot.interact(FxThread::require);
    }
}
