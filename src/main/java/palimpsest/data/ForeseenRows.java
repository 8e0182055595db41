package palimpsest.data;

/// Rows of a text that is not written yet, of which only the number is known: enough for a forecast.
///
/// @param rows how many there will be, about
/// @param rowLength ids in a row: context + 1 tokens
public record ForeseenRows(int rows, int rowLength) implements RowSource {
    /// @throws IllegalStateException always: there is nothing to read yet
    @Override
    public void read(int index, int[] into, int offset) {
        throw new IllegalStateException("row " + index + " of a text that is not written yet");
    }
}
