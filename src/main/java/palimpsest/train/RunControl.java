package palimpsest.train;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Pause and stop requests from any thread to the step loop, which reads them between steps.
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean stopped;

    public void pause() {
        set(true, stopped());
    }

    public void proceed() {
        set(false, stopped());
    }

    /// Stopping wins over a pause and is never taken back.
    public void stop() {
        set(paused(), true);
    }

    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    public boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the run is to go on, or to stop.
    void awaitProceed() {
        lock.lock();
        try {
            while (paused && !stopped) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void set(boolean nowPaused, boolean nowStopped) {
        lock.lock();
        try {
            paused = nowPaused;
            stopped |= nowStopped;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
