package palimpsest.data;

/// At most so many rows of a source, spread evenly over it: enough to measure by, at a bounded cost.
///
/// @param source all rows
/// @param most most rows taken
public record SpacedRows(RowSource source, int most) implements RowSource {
    @Override
    public int rows() {
        return Math.min(most, source.rows());
    }

    @Override
    public int rowLength() {
        return source.rowLength();
    }

    @Override
    public void read(int index, int[] into, int offset) {
        source.read((int) ((long) index * source.rows() / rows()), into, offset);
    }
}
