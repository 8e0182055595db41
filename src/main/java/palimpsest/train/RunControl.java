package palimpsest.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// Requests from any thread to the step loop, which reads them between steps: to pause, to stop, and to do something
/// with the model as it is.
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<LongConsumer> errands = new ArrayDeque<>();
    private long step;
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

    /// Has something done on the engine thread between two steps, also while the run is paused.
    ///
    /// @param errand is given the steps done; must not throw
    public void between(LongConsumer errand) {
        lock.lock();
        try {
            errands.add(errand);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Does what was asked for so far. On the engine thread.
    public void attend() {
        for (LongConsumer errand = next(); errand != null; errand = next()) {
            errand.accept(step);
        }
    }

    /// As [#attend()].
    ///
    /// @param done steps done
    void attend(long done) {
        step = done;
        attend();
    }

    private LongConsumer next() {
        lock.lock();
        try {
            return errands.poll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the run is to go on, or to stop.
    void awaitProceed() {
        while (waits()) {
            attend();
        }
    }

    /// Waits for a request.
    ///
    /// @return whether the run is still to wait
    private boolean waits() {
        lock.lock();
        try {
            while (paused && !stopped && errands.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            return paused && !stopped;
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
