package palimpsest.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import palimpsest.measure.AreaLoss;

/// Which measured step has the lowest held-out loss so far, by the loss that a run goes by, and how many measurements
/// there were since. The base does not count: it is there anyway.
final class BestStep {
    private final Stopping stopping;
    private Optional<State> state;

    /// What is known after a measurement.
    ///
    /// @param step the best step
    /// @param loss its loss, nats per token
    /// @param since measurements since then
    record State(long step, double loss, int since) {}

    /// @param state where a run goes on from
    BestStep(Stopping stopping, Optional<State> state) {
        this.stopping = stopping;
        this.state = state;
    }

    /// Takes note of a measurement.
    ///
    /// @return whether it is the best so far
    boolean measured(long step, List<AreaLoss> areas) {
        OptionalDouble loss = stopping.loss(areas);
        if (loss.isEmpty()) {
            return false;
        }
        boolean better =
                state.map(best -> loss.getAsDouble() < best.loss()).orElse(Double.isFinite(loss.getAsDouble()));
        state = better
                ? Optional.of(new State(step, loss.getAsDouble(), 0))
                : state.map(best -> new State(best.step(), best.loss(), best.since() + 1));
        return better;
    }

    /// Whether so many measurements brought nothing better that the run ends.
    boolean exhausted() {
        return stopping.patience() > 0
                && state.filter(best -> best.since() >= stopping.patience()).isPresent();
    }

    Optional<State> state() {
        return state;
    }
}
