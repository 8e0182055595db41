package palimpsest.data;

/// What a run would read, computed before it starts.
///
/// @param tokens training tokens in all (targets)
/// @param newTokens of them from the new text
/// @param oldTokens of them from the original text
/// @param requestedRatio requested share of old tokens
/// @param achievedRatio share that whole rows come to
/// @param newPasses passes over the new text, 1.5 being once and a half; 0 when none is read
/// @param oldPasses passes over the original text
public record MixForecast(
        long tokens,
        long newTokens,
        long oldTokens,
        double requestedRatio,
        double achievedRatio,
        double newPasses,
        double oldPasses) {
    /// Whether some new rows are read more than once.
    public boolean repeatsNew() {
        return newPasses > 1;
    }

    /// Whether some old rows are read more than once.
    public boolean repeatsOld() {
        return oldPasses > 1;
    }

    /// @param newRows rows of the new text
    /// @param oldRows rows of the original text
    /// @param context tokens of input in a row
    /// @param ratio share of old tokens, 0 to 1
    /// @param steps optimizer steps
    /// @param batchRows rows of a step
    /// @throws palimpsest.tensor.InputException where the ratio is out of range
    public static MixForecast of(int newRows, int oldRows, int context, double ratio, long steps, int batchRows) {
        long rows = Math.multiplyExact(steps, (long) batchRows);
        long old = ReplayRatio.of(ratio).oldRows(rows);
        return new MixForecast(
                Math.multiplyExact(rows, (long) context),
                (rows - old) * context,
                old * context,
                ratio,
                rows == 0 ? 0 : (double) old / rows,
                newRows == 0 ? 0 : (double) (rows - old) / newRows,
                oldRows == 0 ? 0 : (double) old / oldRows);
    }
}
