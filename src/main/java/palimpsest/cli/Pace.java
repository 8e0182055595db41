package palimpsest.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import palimpsest.train.TrainingEvent.StepDone;

/// How fast a run goes: tokens per second and time left, from its last steps.
///
/// The first two steps pay for fresh memory and are left out.
final class Pace {
    private static final int WINDOW = 32;
    private static final int SLOW_STEPS = 2;

    private final Deque<StepDone> window = new ArrayDeque<>();
    private long before;
    private int seen;
    private double stepSeconds;
    private long since;

    /// @param tokensBefore training tokens of a resumed run that were done before
    Pace(long tokensBefore) {
        this.before = tokensBefore;
    }

    void note(StepDone step, long nanoTime) {
        if (++seen <= SLOW_STEPS) {
            before = step.tokens();
            since = nanoTime;
            return;
        }
        stepSeconds += step.seconds();
        window.addLast(step);
        if (window.size() > WINDOW) {
            before = window.removeFirst().tokens();
        }
    }

    /// Training tokens per second, measuring left out; NaN while too little is known.
    double tokensPerSecond() {
        return window.isEmpty() ? Double.NaN : (window.getLast().tokens() - before) / windowSeconds();
    }

    /// Seconds until the last step, with the share of time that measuring and checkpoints have taken so far; NaN while
    /// too little is known.
    double secondsLeft(long steps, long nanoTime) {
        if (window.isEmpty()) {
            return Double.NaN;
        }
        double others = Math.max(1, (nanoTime - since) / 1e9 / stepSeconds);
        return (steps - window.getLast().step()) * windowSeconds() / window.size() * others;
    }

    private double windowSeconds() {
        return window.stream().mapToDouble(StepDone::seconds).sum();
    }
}
