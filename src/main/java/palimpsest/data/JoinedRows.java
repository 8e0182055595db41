package palimpsest.data;

import java.util.List;
import java.util.Objects;
import palimpsest.tensor.InputException;

/// Several sources of rows of one length, one after another.
public final class JoinedRows implements RowSource {
    private final List<RowSource> parts;
    private final int[] firstRows;

    /// @throws InputException where the parts' rows differ in length or are too many
    public JoinedRows(List<? extends RowSource> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no source of rows to join");
        }
        this.parts = List.copyOf(parts);
        this.firstRows = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).rowLength() != rowLength()) {
                throw new InputException("The files hold packed rows of different lengths (" + rowLength() + " and "
                        + parts.get(i).rowLength() + " token ids); give files packed with one context.");
            }
            long rows = (long) firstRows[i] + parts.get(i).rows();
            if (rows > Integer.MAX_VALUE) {
                throw new InputException("The files hold more than " + Integer.MAX_VALUE + " rows; give fewer.");
            }
            firstRows[i + 1] = (int) rows;
        }
    }

    @Override
    public int rows() {
        return firstRows[parts.size()];
    }

    @Override
    public int rowLength() {
        return parts.getFirst().rowLength();
    }

    @Override
    public void read(int index, int[] into, int offset) {
        Objects.checkIndex(index, rows());
        int part = 0;
        while (firstRows[part + 1] <= index) {
            part++;
        }
        parts.get(part).read(index - firstRows[part], into, offset);
    }
}
