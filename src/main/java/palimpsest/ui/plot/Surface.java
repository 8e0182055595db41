package palimpsest.ui.plot;

/// What plots and heatmaps are drawn on: a JavaFX canvas, a `java.awt` image at any scale, or an SVG. Lengths are in
/// logical pixels of the screen, colours are packed (`0xAARRGGBB`). One thread.
interface Surface {
    /// Where a text stands against the x it is given.
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /// Device pixels per logical pixel; hair lines are laid on this grid.
    double scale();

    /// Moves everything drawn from now on to the right and down.
    void shift(double x, double y);

    /// Begins a part of the drawing that may be given a name, until [#endPart()].
    default void beginPart(String name) {}

    default void endPart() {}

    void fillRect(double x, double y, double width, double height, int argb);

    void fillRound(double x, double y, double width, double height, double radius, int argb);

    void strokeRound(double x, double y, double width, double height, double radius, int argb);

    void line(double x1, double y1, double x2, double y2, double width, int argb);

    void dashed(double x1, double y1, double x2, double y2, double width, int argb);

    /// Joins the first `count` points.
    void polyline(double[] xs, double[] ys, int count, double width, int argb);

    void dot(double x, double y, double radius, int argb);

    /// Writes one line of text.
    ///
    /// @param baseline y of the base line
    void text(String text, double x, double baseline, Face face, double size, int argb);

    /// Fills the ground of a token, with soft corners.
    default void fillCell(double x, double y, double width, double height, int argb) {
        fillRound(x + 0.5, y, width - 1, height, 3, argb);
    }

    /// Limits drawing to a rectangle until [#unclip()]; not nested.
    void clip(double x, double y, double width, double height);

    void unclip();

    /// Width of a text; the same on every surface, so that a layout is too.
    default double width(String text, Face face, double size) {
        return Typeface.of(face).width(text, size);
    }

    /// Writes a text that ends at, or is centred on, `x`.
    default void text(String text, double x, double baseline, Face face, double size, int argb, Align align) {
        double shift = switch (align) {
            case LEFT -> 0;
            case CENTER -> width(text, face, size) / 2;
            case RIGHT -> width(text, face, size);
        };
        text(text, x - shift, baseline, face, size, argb);
    }

    /// `text`, or as much of it as fits into `room`, with an ellipsis.
    default String fit(String text, double room, Face face, double size) {
        if (width(text, face, size) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "\u2026", face, size) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }
}
