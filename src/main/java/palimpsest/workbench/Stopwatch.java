package palimpsest.workbench;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Takes the time of work that is done a few times, and ends it between two of these times once it is not wanted any
/// more: a native call is never interrupted.
///
/// @param unwanted whether to end; asked on the thread that works
/// @param nanoTime the clock, as [System#nanoTime]
record Stopwatch(BooleanSupplier unwanted, LongSupplier nanoTime) {
    /// Work is done again for about so long, but at least the fewest and at most the most times.
    private static final double SECONDS = 0.3;

    private static final int FEWEST = 2;
    private static final int MOST = 9;

    Stopwatch(BooleanSupplier unwanted) {
        this(unwanted, System::nanoTime);
    }

    /// @param first seconds of the first time, which pays for fresh memory
    /// @param usual median of the times after it
    record Times(double first, double usual) {
        /// What the first takes longer.
        double extra() {
            return Math.max(0, first - usual);
        }
    }

    /// @throws CancellationException where it is not wanted any more
    void check() {
        if (unwanted.getAsBoolean()) {
            throw new CancellationException("Measuring is not wanted any more.");
        }
    }

    /// @throws CancellationException where it is not wanted any more
    double seconds(Runnable work) {
        check();
        long start = nanoTime.getAsLong();
        work.run();
        return (nanoTime.getAsLong() - start) / 1e9;
    }

    /// Does work once, and then some more times.
    ///
    /// @throws CancellationException where it is not wanted any more
    Times times(Runnable work) {
        double first = seconds(work);
        double[] usual = new double[(int) Math.clamp(Math.ceil(SECONDS / Math.max(first, 1e-9)), FEWEST, MOST)];
        Arrays.setAll(usual, time -> seconds(work));
        Arrays.sort(usual);
        int middle = usual.length / 2;
        return new Times(first, usual.length % 2 == 1 ? usual[middle] : (usual[middle - 1] + usual[middle]) / 2);
    }

    /// About how long [#times] takes of work that takes so many seconds.
    static double secondsFor(double usual) {
        return usual == 0 ? 0 : (1 + Math.clamp(SECONDS / usual, FEWEST, MOST)) * usual;
    }
}
