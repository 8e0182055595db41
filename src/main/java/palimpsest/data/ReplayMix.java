package palimpsest.data;

import java.util.Objects;
import palimpsest.tensor.InputException;

/// The endless sequence of training rows, new text and replayed original text mixed at a ratio of tokens.
///
/// All rows are of one length, so a share of rows is a share of tokens. After any number n of rows exactly
/// round-half-up(ratio · n) are old: at every moment the achieved ratio is the requested one to within half a row. Each
/// corpus is gone through in passes, every pass a fresh shuffle by seed, corpus and pass, or in file order each time.
///
/// A row depends on its index alone, so a run resumes by knowing how many rows it has used. Thread-safe.
public final class ReplayMix {
    private final ReplayRatio ratio;
    private final Pool newRows;
    private final Pool oldRows;
    private final int rowLength;

    /// @param newRows rows of the new text; may be null when `ratio` is 1
    /// @param newInFileOrder whether the new rows keep their order (pre-packed rows) instead of being shuffled
    /// @param oldRows rows of the original text; may be null when `ratio` is 0
    /// @param oldInFileOrder whether the old rows keep their order
    /// @param ratio share of tokens from the original text, 0 to 1, taken to the nearest billionth
    /// @param seed of the shuffles
    /// @throws InputException where the ratio is out of range, a corpus it needs is missing or has no rows, or the rows
    ///     differ in length
    public ReplayMix(
            RowSource newRows,
            boolean newInFileOrder,
            RowSource oldRows,
            boolean oldInFileOrder,
            double ratio,
            long seed) {
        this.ratio = ReplayRatio.of(ratio);
        if (this.ratio.needsOld() && (oldRows == null || oldRows.rows() == 0)) {
            throw new InputException("A replay ratio of " + ratio + " needs original text to replay, and there is none;"
                    + " give the model's original text, or set the ratio to 0.");
        }
        if (this.ratio.needsNew() && (newRows == null || newRows.rows() == 0)) {
            throw new InputException("There is no new text to train on; give some, or set the replay ratio to 1.");
        }
        boolean both = this.ratio.needsOld() && this.ratio.needsNew();
        if (both && newRows.rowLength() != oldRows.rowLength()) {
            throw new InputException("Rows of the new text have " + newRows.rowLength() + " tokens and rows of the"
                    + " original text " + oldRows.rowLength() + "; they must be of one length (context + 1).");
        }
        this.newRows = newRows == null ? null : new Pool(newRows, newInFileOrder, Side.NEW, seed);
        this.oldRows = oldRows == null ? null : new Pool(oldRows, oldInFileOrder, Side.OLD, seed);
        this.rowLength = this.ratio.needsNew() ? newRows.rowLength() : oldRows.rowLength();
    }

    /// Ids in a row: context + 1 tokens.
    public int rowLength() {
        return rowLength;
    }

    /// Whether row `index` (from 0) comes from the original text.
    public boolean isOld(long index) {
        return ratio.oldRows(index + 1) > ratio.oldRows(index);
    }

    /// How many of the first `rows` rows come from the original text.
    public long oldRows(long rows) {
        return ratio.oldRows(rows);
    }

    /// Achieved share of old tokens among the first `rows` rows; 0 before the first.
    public double achievedRatio(long rows) {
        return rows == 0 ? 0 : (double) oldRows(rows) / rows;
    }

    /// Copies row `index` (from 0) into `into[offset ..]`.
    public void row(long index, int[] into, int offset) {
        Objects.checkIndex(index, Long.MAX_VALUE);
        long old = ratio.oldRows(index);
        if (isOld(index)) {
            oldRows.read(old, into, offset);
        } else {
            newRows.read(index - old, into, offset);
        }
    }

    /// The rows of a step, one after another: `into` is `[batchRows, rowLength]`.
    ///
    /// @param step from 0
    public void fillBatch(long step, int batchRows, int[] into) {
        for (int i = 0; i < batchRows; i++) {
            row(step * batchRows + i, into, i * rowLength);
        }
    }

    /// Rows of a pass over the new text; 0 where there is none.
    public long newPassRows() {
        return newRows == null ? 0 : newRows.rows.rows();
    }

    /// The pass over a corpus (from 1) that the latest of the first `rows` rows of the mix belongs to; 1 while none of
    /// them came from it. A step after which it is larger than before began a fresh pass.
    public long passOf(Side side, long rows) {
        Pool pool = side == Side.NEW ? newRows : oldRows;
        long drawn = side == Side.NEW ? rows - oldRows(rows) : oldRows(rows);
        return pool == null || drawn == 0 ? 1 : 1 + (drawn - 1) / pool.rows.rows();
    }

    /// The least number of steps of `batchRows` rows in which so many passes over the new text are made.
    ///
    /// @param passes over 0; 1.5 is once and a half
    /// @throws InputException where no row is new
    public long stepsForPasses(double passes, int batchRows) {
        if (!ratio.needsNew()) {
            throw new InputException(
                    "Epochs are passes over the new text, and at a replay ratio of 1 none of it is read;"
                            + " give a number of steps, or lower the ratio.");
        }
        // a hair less than asked for, so that 0.1 of 130 rows are 13 of them
        long wanted = (long) Math.max(1, Math.ceil(passes * newRows.rows.rows() * (1 - 1e-12)));
        long steps = (long) (wanted / (1 - ratio.value()) / batchRows);
        while (steps > 0 && newRowsIn(steps - 1, batchRows) >= wanted) {
            steps--;
        }
        while (newRowsIn(steps, batchRows) < wanted) {
            steps++;
        }
        return steps;
    }

    private long newRowsIn(long steps, int batchRows) {
        return steps * batchRows - oldRows(steps * batchRows);
    }

    /// What `steps` steps of `batchRows` rows would read.
    public MixForecast forecast(long steps, int batchRows) {
        return MixForecast.of(
                newRows == null ? 0 : newRows.rows.rows(),
                oldRows == null ? 0 : oldRows.rows.rows(),
                rowLength - 1,
                ratio.value(),
                steps,
                batchRows);
    }

    /// One corpus, gone through again and again.
    private static final class Pool {
        private final RowSource rows;
        private final boolean inFileOrder;
        private final Side side;
        private final long seed;
        // Losing a race costs a second computation of the same order, nothing else.
        private volatile Pass current = new Pass(-1, new int[0]);

        private record Pass(long number, int[] order) {}

        Pool(RowSource rows, boolean inFileOrder, Side side, long seed) {
            this.rows = rows;
            this.inFileOrder = inFileOrder;
            this.side = side;
            this.seed = seed;
        }

        void read(long index, int[] into, int offset) {
            int place = (int) (index % rows.rows());
            rows.read(inFileOrder ? place : order(index / rows.rows())[place], into, offset);
        }

        private int[] order(long number) {
            Pass pass = current;
            if (pass.number() != number) {
                pass = new Pass(number, Shuffle.order(seed, side, number, rows.rows()));
                current = pass;
            }
            return pass.order();
        }
    }
}
