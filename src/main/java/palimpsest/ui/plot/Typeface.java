package palimpsest.ui.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// One of the shipped TrueType fonts, read here: which glyph a character has, how wide it is, and its tables. AWT and
/// JavaFX
/// both ask the system for fonts before they draw the first letter, and AWT fails where none is installed; this asks
/// nobody. Source: the OpenType specification, tables `cmap` (format 4), `head`, `hhea`, `hmtx`, `loca`, `glyf`.
/// Immutable
/// once read; any thread.
final class Typeface {
    private static final Map<Face, Typeface> SHIPPED =
            Map.of(Face.TEXT, read(Face.TEXT), Face.STRONG, read(Face.STRONG), Face.MONO, read(Face.MONO));
    private final ByteBuffer bytes;
    private final Map<String, Integer> tables = new HashMap<>();
    private final double unitsPerEm;
    private final boolean longOffsets;
    private final int metrics;
    private final int characters;

    private Typeface(ByteBuffer bytes) {
        this.bytes = bytes;
        int count = u16(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            byte[] tag = new byte[4];
            bytes.get(entry, tag);
            tables.put(new String(tag, java.nio.charset.StandardCharsets.US_ASCII), bytes.getInt(entry + 8));
        }
        unitsPerEm = u16(table("head") + 18);
        longOffsets = u16(table("head") + 50) == 1;
        metrics = u16(table("hhea") + 34);
        characters = characterTable();
    }

    static Typeface of(Face face) {
        return SHIPPED.get(face);
    }

    private static Typeface read(Face face) {
        try (InputStream in = Typeface.class.getResourceAsStream(face.resource())) {
            return new Typeface(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + face.resource() + " cannot be read.", e);
        }
    }

    private int table(String tag) {
        return tables.get(tag);
    }

    int u16(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    int s16(int at) {
        return bytes.getShort(at);
    }

    int u8(int at) {
        return bytes.get(at) & 0xFF;
    }

    double unitsPerEm() {
        return unitsPerEm;
    }

    private int characterTable() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int subtable = cmap + bytes.getInt(cmap + 4 + 8 * i + 4);
            if (u16(subtable) == 4) {
                return subtable;
            }
        }
        throw new IllegalStateException("The font has no character table of format 4.");
    }

    /// Glyph of a character; 0 when the font has none.
    int glyph(int codePoint) {
        int doubled = u16(characters + 6);
        int ends = characters + 14;
        int starts = ends + doubled + 2;
        for (int i = 0; i < doubled; i += 2) {
            if (codePoint > u16(ends + i)) {
                continue;
            }
            int start = u16(starts + i);
            if (codePoint < start) {
                return 0;
            }
            int delta = u16(starts + doubled + i);
            int offsetAt = starts + 2 * doubled + i;
            int offset = u16(offsetAt);
            if (offset == 0) {
                return codePoint + delta & 0xFFFF;
            }
            int glyph = u16(offsetAt + offset + 2 * (codePoint - start));
            return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
        }
        return 0;
    }

    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /// Advance of a glyph in parts of the font size.
    double advance(int glyph) {
        return u16(table("hmtx") + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
    }

    /// Width of `text` on one line at `size`, in the unit of `size`; no kerning.
    double width(String text, double size) {
        double sum = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            sum += advance(glyph(codePoint));
            i += Character.charCount(codePoint);
        }
        return sum * size;
    }

    /// Where the outline of a glyph starts in the file, or -1 when it is blank.
    int outline(int glyph) {
        int loca = table("loca");
        long from = longOffsets ? bytes.getInt(loca + 4 * glyph) : 2L * u16(loca + 2 * glyph);
        long to = longOffsets ? bytes.getInt(loca + 4 * glyph + 4) : 2L * u16(loca + 2 * glyph + 2);
        return from == to ? -1 : table("glyf") + (int) from;
    }
}
