package palimpsest.data;

/// Row orders that depend on seed, corpus and pass alone, and are the same on every machine and Java version: a
/// Fisher–Yates shuffle driven by SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
/// 2014).
final class Shuffle {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Shuffle(long state) {
        this.state = state;
    }

    /// A permutation of `0 .. rows - 1`.
    static int[] order(long seed, Side side, long pass, int rows) {
        Shuffle random = new Shuffle(mix(mix(mix(seed + GOLDEN) + (side == Side.NEW ? 1 : 2)) + pass));
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        for (int i = rows - 1; i > 0; i--) {
            int other = random.below(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
        return order;
    }

    /// A uniform number in `0 .. bound - 1`: high part of a product, with the few uneven values rejected (Lemire 2019).
    private int below(int bound) {
        long product = (next() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long uneven = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < uneven) {
                product = (next() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
