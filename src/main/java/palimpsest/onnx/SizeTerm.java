package palimpsest.onnx;

import java.util.List;
import java.util.Optional;

/// A number of a graph as a product of its sizes: factor · batch^i · time^j.
///
/// @param ofBatch i, 0 to 2
/// @param ofTime j, 0 to 2
record SizeTerm(long factor, int ofBatch, int ofTime) {
    private static final int MOST = 2;

    /// A pair of sizes that a graph was built for.
    record Sizes(long batch, long time) {}

    /// The term that takes these values at these sizes; empty where there is none.
    static Optional<SizeTerm> of(List<Sizes> sizes, long[] values) {
        for (int i = 0; i <= MOST; i++) {
            for (int j = 0; j <= MOST; j++) {
                SizeTerm unit = new SizeTerm(1, i, j);
                SizeTerm term = new SizeTerm(values[0] / unit.at(sizes.getFirst()), i, j);
                boolean fits = true;
                for (int k = 0; k < values.length; k++) {
                    fits &= term.at(sizes.get(k)) == values[k];
                }
                if (fits) {
                    return Optional.of(term);
                }
            }
        }
        return Optional.empty();
    }

    boolean isConstant() {
        return ofBatch == 0 && ofTime == 0;
    }

    private long at(Sizes sizes) {
        long value = factor;
        for (int i = 0; i < ofBatch; i++) {
            value *= sizes.batch();
        }
        for (int j = 0; j < ofTime; j++) {
            value *= sizes.time();
        }
        return value;
    }
}
