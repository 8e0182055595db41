package palimpsest.ui.plot;

import java.util.Objects;
import java.util.function.Function;

/// One of the panes that stand beside each other in a heatmap: the same tokens, with values of their own.
///
/// @param head what the pane is, in a few words; empty for none
/// @param values one a token, NaN where it is unknown; not written to again
/// @param scaleOf makes the scale of a theme
public record TokenColumn(String head, float[] values, Function<PlotTheme, ColorScale> scaleOf) {
    public TokenColumn {
        Objects.requireNonNull(head);
        Objects.requireNonNull(values);
        Objects.requireNonNull(scaleOf);
    }

    /// With no value known yet, as Δ bits.
    static TokenColumn unknown() {
        return new TokenColumn("", new float[0], DivergingScale::new);
    }

    float value(int token) {
        return token < values.length ? values[token] : Float.NaN;
    }
}
