package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private long now;
    private int done;

    @Test
    void theUsualTimeIsTheMedianWithoutTheFirst() {
        Deque<Double> lasts = new ArrayDeque<>(List.of(0.9, 0.2, 0.4));
        Stopwatch.Times times = watch(100).times(() -> take(lasts.removeFirst()));
        assertEquals(0.9, times.first(), 1e-9);
        assertEquals(0.3, times.usual(), 1e-9);
        assertEquals(0.6, times.extra(), 1e-9);
        assertEquals(List.of(), List.copyOf(lasts));
    }

    @Test
    void quickWorkIsDoneOftenAndLongWorkSeldom() {
        watch(100).times(() -> take(0.001));
        assertEquals(10, done);
        done = 0;
        watch(100).times(() -> take(5));
        assertEquals(3, done);
        assertEquals(15, Stopwatch.secondsFor(5), 1e-9);
        assertEquals(0, Stopwatch.secondsFor(0));
    }

    @Test
    void workThatIsNotWantedAnyMoreIsNotBegunAgain() {
        Stopwatch watch = watch(2);
        assertThrows(CancellationException.class, () -> watch.times(() -> take(0.05)));
        assertEquals(2, done);
        assertThrows(CancellationException.class, watch::check);
    }

    private void take(double seconds) {
        done++;
        now += Math.round(seconds * 1e9);
    }

    /// @param most times after which nothing is wanted
    private Stopwatch watch(int most) {
        return new Stopwatch(() -> done >= most, () -> now);
    }
}
