package palimpsest.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;

/// The runs that were asked for and have not ended, one after the other on the engine thread. Those that wait can be
/// given another turn. Thread-safe.
final class RunQueue {
    /// A run that waits, and what it does in its turn.
    private record Turn(LiveRun run, Runnable work) {}

    private final ExecutorService engine;
    private final List<Turn> waiting = new ArrayList<>();
    private Optional<LiveRun> going = Optional.empty();

    /// @param engine a single thread
    RunQueue(ExecutorService engine) {
        this.engine = engine;
    }

    /// Lets a run have its turn behind those that were added before; while it waits, it says for whom.
    ///
    /// @param work its turn, on the engine thread
    synchronized void add(LiveRun run, Runnable work) {
        if (going.isPresent() || !waiting.isEmpty()) {
            tell(
                    run,
                    waiting.isEmpty() ? going.orElseThrow() : waiting.getLast().run());
        }
        waiting.add(new Turn(run, work));
        engine.execute(this::next);
    }

    private static void tell(LiveRun run, LiveRun before) {
        String name = String.valueOf(before.folder().getFileName());
        run.on(new TrainingEvent.Preparing("Waiting for " + name, -1));
    }

    /// There are as many tasks as runs that were added, so one that finds nothing was of a run that was taken out.
    private void next() {
        Turn turn;
        synchronized (this) {
            if (waiting.isEmpty()) {
                return;
            }
            turn = waiting.removeFirst();
            going = Optional.of(turn.run());
        }
        try {
            turn.work().run();
        } finally {
            synchronized (this) {
                going = Optional.empty();
            }
            turn.run().control().attend();
        }
    }

    /// Does something short on the engine thread: between two steps of the run that has it, or at once.
    ///
    /// @param work must not throw
    synchronized void between(Runnable work) {
        all().stream()
                .findFirst()
                .ifPresentOrElse(first -> first.control().between(step -> work.run()), () -> engine.execute(work));
    }

    /// Gives a run that waits another turn.
    ///
    /// @param place 0 is the first of those that wait
    synchronized void move(Path folder, int place) {
        find(folder).ifPresent(turn -> {
            waiting.remove(turn);
            waiting.add(Math.clamp(place, 0, waiting.size()), turn);
            for (int i = 0; i < waiting.size(); i++) {
                if (i > 0 || going.isPresent()) {
                    tell(
                            waiting.get(i).run(),
                            i == 0 ? going.orElseThrow() : waiting.get(i - 1).run());
                }
            }
        });
    }

    /// Takes a run out that waits. It has never begun, and nothing of it is kept.
    synchronized void remove(Path folder) {
        find(folder).ifPresent(turn -> {
            waiting.remove(turn);
            turn.run().on(new TrainingEvent.StateChanged(RunState.STOPPED, "Taken out of the queue before its turn."));
        });
    }

    private Optional<Turn> find(Path folder) {
        return waiting.stream()
                .filter(turn -> turn.run().folder().equals(folder))
                .findFirst();
    }

    /// Runs in the order of their turns; the first is under way.
    synchronized List<LiveRun> all() {
        List<LiveRun> all = new ArrayList<>();
        going.ifPresent(all::add);
        waiting.forEach(turn -> all.add(turn.run()));
        return List.copyOf(all);
    }

    /// Whether no run is under way or waits for its turn.
    synchronized boolean isEmpty() {
        return going.isEmpty() && waiting.isEmpty();
    }

    /// Asks every run to stop, the last first, so that none has its turn in between. A run that waited is recorded
    /// before its first step, to be gone on with.
    synchronized void stop() {
        all().reversed().forEach(LiveRun::stop);
    }
}
