package palimpsest.ui.plot;

/// From a token's value in bits to the colour of its cell. The range is fixed, the same across panes and over time.
/// Immutable; any thread.
public sealed interface ColorScale permits DivergingScale, SequentialScale {
    /// The lowest value with a colour of its own (bits).
    double low();

    /// The highest value with a colour of its own (bits).
    double high();

    /// The cell's opaque colour; the card's own colour for a neutral value and for NaN.
    int color(double value);

    /// Whether the value has no colour of its own: too close to neutral, or unknown.
    boolean isNeutral(double value);

    /// Whether the value belongs to the strongest class, which is underlined as well.
    boolean isStrong(double value);

    /// Whether the value lies outside the range and is drawn as its end.
    default boolean isClipped(double value) {
        return value < low() || value > high();
    }

    /// What stands left of the legend's bar.
    String lowLabel();

    /// What stands right of it.
    String highLabel();
}
