package palimpsest.ui.plot;

import java.util.List;

/// A few named classes, each with a colour and a mark of its own. A token's value is the index of its class; NaN is
/// none.
public final class ClassScale implements ColorScale {
    private final List<Kind> kinds;
    private final int ground;

    /// A class of tokens.
    ///
    /// @param name as the legend has it
    /// @param color of the cell, opaque; the card's own colour for one that is not to be seen
    /// @param mark below the token
    public record Kind(String name, int color, Mark mark) {}

    /// @param kinds in the order of their values; those with an empty name are not in the legend
    public ClassScale(PlotTheme theme, List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.ground = theme.card();
    }

    List<Kind> kinds() {
        return kinds;
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return kinds.size() - 1.0;
    }

    @Override
    public int color(double value) {
        return Double.isNaN(value) ? ground : kinds.get((int) value).color();
    }

    @Override
    public boolean isNeutral(double value) {
        return color(value) == ground && mark(value) == Mark.NONE;
    }

    @Override
    public boolean isStrong(double value) {
        return mark(value) != Mark.NONE;
    }

    @Override
    public Mark mark(double value) {
        return Double.isNaN(value) ? Mark.NONE : kinds.get((int) value).mark();
    }

    @Override
    public String lowLabel() {
        return kinds.getFirst().name();
    }

    @Override
    public String highLabel() {
        return kinds.getLast().name();
    }

    @Override
    public String strongLabel() {
        return "";
    }
}
