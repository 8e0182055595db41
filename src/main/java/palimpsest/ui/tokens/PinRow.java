package palimpsest.ui.tokens;

import palimpsest.ui.fx.Figures;
import palimpsest.workbench.Alternatives;

/// A token that a model expects.
///
/// @param text its characters
/// @param percent its probability
/// @param actual whether it is the one that comes in the text
public record PinRow(String text, String percent, boolean actual) {
    private static final double LEAST = 0.05;

    static PinRow of(Alternatives.Choice choice) {
        double percent = 100 * Math.pow(2, choice.log2p());
        String figure = percent < LEAST ? "< 0.1" : Figures.plain(percent, 1);
        return new PinRow(choice.text(), figure + Figures.SPACE + "%", choice.actual());
    }
}
