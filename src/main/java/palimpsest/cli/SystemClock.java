package palimpsest.cli;

import java.time.Duration;

/// The clock on the wall.
final class SystemClock implements Surroundings.Clock {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void await(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
