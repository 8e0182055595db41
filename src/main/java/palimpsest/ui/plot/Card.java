package palimpsest.ui.plot;

import java.util.List;

/// A small readout: a title, then rows of a name and figures to the right, in columns that may have heads.
///
/// @param title first line
/// @param token whether the title is a token, written in the tokens' face
/// @param heads names of the columns of figures; empty for none
/// @param rows in order, each with as many figures as there are columns
public record Card(String title, boolean token, List<Head> heads, List<Row> rows) {
    /// A mark before a name, as the line has it that the name speaks of.
    ///
    /// @param argb its colour, 0 for no mark
    /// @param run whose shape it has, or [PlotLine#NEUTRAL]
    public record Swatch(int argb, int run) {
        public static final Swatch NONE = new Swatch(0, PlotLine.NEUTRAL);

        static Swatch of(int run, PlotTheme theme) {
            return new Swatch(theme.run(run), run);
        }

        boolean isNone() {
            return argb == 0;
        }
    }

    /// @param name of the column
    /// @param swatch its mark
    public record Head(String name, Swatch swatch) {}

    /// @param swatch the line's mark
    /// @param name what the figures are
    /// @param figures one a column, with their units
    public record Row(Swatch swatch, String name, List<String> figures) {
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
