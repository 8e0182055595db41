package palimpsest.data;

import java.util.Objects;

/// A stream of tokens as rows of context + 1: each row begins with the last token of the one before, so every token but
/// the first is a target once. The last row is moved back to end with the last token, so it may repeat a few targets.
///
/// Thread-safe.
public final class PackedRows implements RowSource {
    private final TokenView tokens;
    private final int context;
    private final int rows;

    PackedRows(TokenView tokens, int context) {
        if (context < 1 || tokens.tokens() < context + 1L) {
            throw new IllegalArgumentException("no row of context " + context + " in " + tokens.tokens() + " tokens");
        }
        this.tokens = tokens;
        this.context = context;
        this.rows = Math.toIntExact(Math.ceilDiv(tokens.tokens() - 1, (long) context));
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int rowLength() {
        return context + 1;
    }

    @Override
    public void read(int index, int[] into, int offset) {
        Objects.checkIndex(index, rows);
        long start = Math.min((long) index * context, tokens.tokens() - rowLength());
        tokens.copy(start, rowLength(), into, offset);
    }
}
