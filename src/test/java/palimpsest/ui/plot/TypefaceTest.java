package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class TypefaceTest {
    @Test
    void everyDigitIsAsWideAsTheNext() {
        for (Face face : Face.values()) {
            double zero = Typeface.of(face).width("0", 12);
            for (char digit = '1'; digit <= '9'; digit++) {
                assertEquals(zero, Typeface.of(face).width(String.valueOf(digit), 12), 1e-9);
            }
        }
    }

    @Test
    void tokensAdvanceAWholeCell() {
        assertEquals(TokenPainter.CELL, Typeface.of(Face.MONO).width("i", TokenPainter.SIZE), 1e-9);
        assertEquals(TokenPainter.CELL, Typeface.of(Face.MONO).width("W", TokenPainter.SIZE), 1e-9);
    }

    @Test
    void whatTheScreenSaysIsInTheFaces() {
        String needed = "Δ−–·↵⇥…+% éüñßЖλ";
        needed.codePoints().forEach(c -> assertTrue(Typeface.of(Face.TEXT).has(c), Character.toString(c)));
        assertFalse(Typeface.of(Face.MONO).has('水'));
        assertEquals(0, Typeface.of(Face.MONO).glyph(0x1F600));
    }

    @Test
    void outlinesHaveTheShapeOfTheirLetters() {
        Typeface typeface = Typeface.of(Face.STRONG);
        GlyphOutlines outlines = new GlyphOutlines(typeface);
        Rectangle2D letter = outlines.of(typeface.glyph('H')).getBounds2D();
        assertEquals(0, letter.getMaxY(), 0.01);
        assertTrue(letter.getHeight() > 0.65 && letter.getHeight() < 0.8, "height " + letter.getHeight());
        assertTrue(outlines.of(typeface.glyph('g')).getBounds2D().getMaxY() > 0.1);
        Rectangle2D accented = outlines.of(typeface.glyph('É')).getBounds2D();
        assertTrue(accented.getMinY()
                < outlines.of(typeface.glyph('E')).getBounds2D().getMinY() - 0.1);
        assertTrue(outlines.of(typeface.glyph(' ')).getBounds2D().isEmpty());
    }
}
