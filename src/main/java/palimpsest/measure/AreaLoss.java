package palimpsest.measure;

/// Held-out loss of one area.
///
/// @param area `new`, an original area's name, or `old` for all original areas together
/// @param natsPerToken mean negative log-likelihood of the targets, nats per token
/// @param bitsPerByte the same text's Σ nll / (ln 2 · UTF-8 bytes), comparable across tokenizers
/// @param tokens number of targets scored
public record AreaLoss(String area, double natsPerToken, double bitsPerByte, long tokens) {
    public static final String NEW = "new";
    public static final String OLD = "old";
}
