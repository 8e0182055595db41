package palimpsest.ui.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/// Makes the shipped fonts known to JavaFX, so that style sheets may name them. FX thread.
public final class ShippedFonts {
    /// Family of names and figures, with a bold (semi-bold) weight; its digits are tabular.
    public static final String TEXT = "Inter Tabular";

    /// Family of tokens.
    public static final String MONO = "JetBrains Mono";

    private ShippedFonts() {}

    /// Registers all of them; call once before the first window.
    public static void register() {
        for (Face face : Face.values()) {
            load(face, 12);
        }
    }

    static Font load(Face face, double size) {
        try (InputStream in = ShippedFonts.class.getResourceAsStream(face.resource())) {
            Font font = Font.loadFont(in, size);
            return font == null ? Font.font(size) : font;
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + face.resource() + " cannot be read.", e);
        }
    }
}
