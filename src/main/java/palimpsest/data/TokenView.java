package palimpsest.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import palimpsest.tensor.InputException;

/// Some documents of a corpus, in order, as one stream of token ids; the others are passed over.
///
/// Thread-safe; nothing is copied until it is asked for.
public final class TokenView {
    private final TokenFile file;
    private final String description;
    private final long[] starts;
    private final long[] places;
    private final long tokens;

    /// The documents that fit, neighbours put together.
    ///
    /// @param description what this is part of which files, for sentences: "the training part of a.txt"
    TokenView(TokenFile file, DocumentTable table, IntPredicate documents, String description) {
        this.file = file;
        this.description = description;
        long[] from = new long[16];
        long[] at = new long[16];
        int spans = 0;
        long place = 0;
        long length = 0;
        boolean adjacent = false;
        for (int i = 0; i < table.size(); i++) {
            boolean taken = documents.test(i);
            if (taken && !adjacent) {
                if (spans == from.length) {
                    from = Arrays.copyOf(from, 2 * spans);
                    at = Arrays.copyOf(at, 2 * spans);
                }
                from[spans] = length;
                at[spans++] = place;
            }
            length += taken ? table.tokens(i) : 0;
            place += table.tokens(i);
            adjacent = taken;
        }
        this.starts = Arrays.copyOf(from, spans);
        this.places = Arrays.copyOf(at, spans);
        this.tokens = length;
    }

    /// Number of tokens.
    public long tokens() {
        return tokens;
    }

    /// What this is, for sentences.
    public String description() {
        return description;
    }

    /// Copies `count` ids from position `from` of this stream on into `into[offset ..]`.
    public void copy(long from, int count, int[] into, int offset) {
        Objects.checkFromIndexSize(from, count, tokens);
        int found = Arrays.binarySearch(starts, from);
        int span = found >= 0 ? found : -found - 2;
        int done = 0;
        while (done < count) {
            long at = from + done;
            long end = span + 1 < starts.length ? starts[span + 1] : tokens;
            int part = (int) Math.min(count - done, end - at);
            file.copy(places[span] + at - starts[span], part, into, offset + done);
            done += part;
            span++;
        }
    }

    /// Rows for a context.
    ///
    /// @param context tokens of input in a row
    /// @throws InputException where there are fewer than context + 1 tokens
    public PackedRows rows(int context) {
        if (tokens < context + 1L) {
            throw new InputException(description + " has only " + tokens + " tokens, but one row of context " + context
                    + " needs " + (context + 1L) + "; choose a shorter context or give more text.");
        }
        return new PackedRows(this, context);
    }

    /// Rows for a context, or for as long a context as there are tokens for: a small held-out part can still be
    /// measured.
    ///
    /// @throws InputException where there are fewer than 2 tokens
    public PackedRows rowsUpTo(int context) {
        return rows((int) Math.max(1, Math.min(context, tokens - 1)));
    }
}
