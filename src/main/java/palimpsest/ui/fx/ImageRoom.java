package palimpsest.ui.fx;

import palimpsest.tensor.InputException;

/// How large an image may be. Any thread.
public final class ImageRoom {
    /// A gigabyte of memory while it is drawn; a page with a long heatmap at four times its size.
    private static final double MOST_PIXELS = 250e6;

    private ImageRoom() {}

    /// @param width in logical pixels
    /// @param height in logical pixels
    /// @param scale pixels for each of these
    /// @throws InputException if there is no room for it
    public static void require(double width, double height, int scale) {
        double pixels = width * height * scale * scale;
        if (pixels > MOST_PIXELS) {
            throw new InputException(
                    ("The picture would have %d million pixels, which is more than most programs open. Choose a"
                                    + " smaller scale than %d, export less at once, or take SVG.")
                            .formatted(Math.round(pixels / 1e6), scale));
        }
    }
}
