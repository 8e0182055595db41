package palimpsest.data;

import palimpsest.tensor.InputException;

/// The share of tokens that come from the original text, kept as a whole number of billionths so that which row is old
/// is exact integer arithmetic and the same everywhere.
///
/// @param billionths 0 to 1,000,000,000
record ReplayRatio(long billionths) {
    private static final long ONE = 1_000_000_000L;

    static ReplayRatio of(double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new InputException("The replay ratio must be between 0 and 1 (0 % and 100 %), not " + ratio + ".");
        }
        return new ReplayRatio(Math.round(ratio * ONE));
    }

    /// Old rows among the first `rows`: ratio times rows, rounded half up.
    long oldRows(long rows) {
        return (Math.multiplyExact(billionths, rows) + ONE / 2) / ONE;
    }

    boolean needsNew() {
        return billionths < ONE;
    }

    boolean needsOld() {
        return billionths > 0;
    }

    double value() {
        return (double) billionths / ONE;
    }
}
