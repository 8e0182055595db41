package palimpsest.data;

/// Rows of token ids of one length, context + 1: the first context ids are inputs, the last context ids their targets.
///
/// Reading is thread-safe. Memory-mapped or small; a row is copied out on request.
public interface RowSource {
    /// Number of rows.
    int rows();

    /// Ids in a row: context + 1 tokens.
    int rowLength();

    /// Copies row `index` (from 0) into `into[offset ..]`.
    void read(int index, int[] into, int offset);
}
