package palimpsest.ui.plot;

/// From a token's value to the colour of its cell. The range is fixed, the same across panes and over time. Immutable;
/// any thread.
public sealed interface ColorScale permits DivergingScale, SequentialScale, ClassScale {
    /// What repeats a colour below a token, so that colour never stands alone.
    enum Mark {
        NONE,
        LINE,
        DASHES,
        DOTS
    }

    /// The lowest value with a colour of its own.
    double low();

    /// The highest value with a colour of its own.
    double high();

    /// The cell's opaque colour; the card's own colour for a neutral value and for NaN.
    int color(double value);

    /// Whether the value has no colour of its own: too close to neutral, or unknown.
    boolean isNeutral(double value);

    /// Whether the value belongs to the strongest class, which is underlined as well.
    boolean isStrong(double value);

    /// What stands below the token: a line below the strongest values, dashes below the strongest negative ones.
    default Mark mark(double value) {
        return !isStrong(value) ? Mark.NONE : value > 0 ? Mark.LINE : Mark.DASHES;
    }

    /// Whether the value lies outside the range and is drawn as its end.
    default boolean isClipped(double value) {
        return value < low() || value > high();
    }

    /// What stands left of the legend's bar.
    String lowLabel();

    /// What stands right of it.
    String highLabel();

    /// From where on a token is underlined, in words; empty where none is.
    String strongLabel();
}
