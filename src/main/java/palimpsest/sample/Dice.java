package palimpsest.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The only source of chance in the sample world: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Written out here because the platform promises the same numbers on every release only for its oldest generator,
/// and the corpora must come out byte for byte the same everywhere. Not thread-safe; each text has its own.
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    /// The dice of one text: the same seed and name give the same throws, whatever other texts exist.
    static Dice of(long seed, String name) {
        return new Dice(new Dice(seed ^ (GOLDEN_GAMMA * name.hashCode())).next());
    }

    /// The next 64 bits.
    long next() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number from 0 to `bound` - 1.
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalStateException("A bound of at least 1 is needed, found " + bound);
        }
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /// One of the items.
    <T> T one(List<T> items) {
        return items.get(below(items.size()));
    }

    /// The items in a new order (Fisher and Yates).
    public <T> List<T> shuffled(List<T> items) {
        List<T> order = new ArrayList<>(items);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, below(last + 1));
        }
        return order;
    }
}
