package palimpsest.ui.plot;

import java.util.List;

/// A small readout: a title, then rows of a name and figures to the right, in columns that may have heads.
///
/// @param title first line
/// @param token whether the title is a token, written in the tokens' face
/// @param heads names of the columns of figures; empty for none
/// @param rows in order, each with as many figures as there are columns
public record Card(String title, boolean token, List<Head> heads, List<Row> rows) {
    /// @param name of the column
    /// @param swatch colour of its mark, 0 for none
    public record Head(String name, int swatch) {}

    /// @param swatch colour of the line's mark, 0 for none
    /// @param name what the figures are
    /// @param figures one a column, with their units
    public record Row(int swatch, String name, List<String> figures) {
        public Row {
            figures = List.copyOf(figures);
        }
    }

    public Card {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /// The card in words, for a screen reader.
    public String spoken() {
        StringBuilder text = new StringBuilder(title);
        for (Row row : rows) {
            text.append(". ").append(row.name());
            for (int i = 0; i < row.figures().size(); i++) {
                text.append(' ')
                        .append(i < heads.size() ? heads.get(i).name() + " " : "")
                        .append(row.figures().get(i));
            }
        }
        return text.toString();
    }
}
