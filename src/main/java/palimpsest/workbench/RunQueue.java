package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import palimpsest.train.TrainingEvent;

/// The runs that were asked for and have not ended, one after the other on the engine thread. Thread-safe.
final class RunQueue {
    private final ExecutorService engine;
    private final List<LiveRun> runs = new ArrayList<>();

    /// @param engine a single thread
    RunQueue(ExecutorService engine) {
        this.engine = engine;
    }

    /// Lets a run have its turn behind those that were added before; while it waits, it says for whom.
    ///
    /// @param work its turn, on the engine thread
    synchronized void add(LiveRun run, Runnable work) {
        if (!runs.isEmpty()) {
            String before = String.valueOf(runs.getLast().folder().getFileName());
            run.on(new TrainingEvent.Preparing("Waiting for " + before, -1));
        }
        runs.add(run);
        engine.execute(() -> {
            try {
                work.run();
            } finally {
                remove(run);
                run.control().attend();
            }
        });
    }

    /// Does something short on the engine thread: between two steps of the run that has it, or at once.
    ///
    /// @param work must not throw
    synchronized void between(Runnable work) {
        if (runs.isEmpty()) {
            engine.execute(work);
        } else {
            runs.getFirst().control().between(step -> work.run());
        }
    }

    private synchronized void remove(LiveRun run) {
        runs.remove(run);
    }

    /// Whether no run is under way or waits for its turn.
    synchronized boolean isEmpty() {
        return runs.isEmpty();
    }

    /// Asks every run to stop, the last first, so that none has its turn in between. A run that waited is recorded
    /// before its first step, to be gone on with.
    synchronized void stop() {
        runs.reversed().forEach(LiveRun::stop);
    }
}
