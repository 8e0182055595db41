package palimpsest.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import palimpsest.train.RunState;

/// Finds from a run's states, in order, where it stood still. Not thread-safe.
public final class Interruptions {
    private final List<Interruption> found = new ArrayList<>();
    private RunState halted;
    private Instant since;

    /// @param step the last step done
    /// @param time when it was said
    public void state(RunState state, long step, Instant time) {
        if (state == RunState.RUNNING && halted != null) {
            if (step > 0) {
                double paused = Duration.between(since, time).toMillis() / 1e3;
                found.add(new Interruption(step, halted == RunState.PAUSED ? Math.max(0, paused) : 0));
            }
            halted = null;
        } else if (state == RunState.PAUSED || state.ended()) {
            halted = state;
            since = time;
        }
    }

    /// Adds what was found elsewhere.
    public void addAll(List<Interruption> earlier) {
        found.addAll(earlier);
    }

    /// Those that are over, in order, a copy.
    public List<Interruption> all() {
        return List.copyOf(found);
    }
}
