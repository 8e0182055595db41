package palimpsest.ui.fx;

import palimpsest.tensor.InputException;

/// How large an image may be. Any thread.
public final class ImageRoom {
    /// A gigabyte of memory while it is drawn; a page with a long heatmap at four times its size.
    private static final double MOST_PIXELS = 250e6;

    /// Four for the pixel, and as much for everything else.
    private static final double BYTES_OF_A_PIXEL = 8;

    private ImageRoom() {}

    /// Whether there is room for it.
    public static boolean holds(double width, double height, int scale) {
        double most = Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / BYTES_OF_A_PIXEL);
        return width * height * scale * scale <= most;
    }

    /// @param width in logical pixels
    /// @param height in logical pixels
    /// @param scale pixels for each of these
    /// @throws InputException if there is no room for it
    public static void require(double width, double height, int scale) {
        double pixels = width * height * scale * scale;
        if (!holds(width, height, scale)) {
            throw new InputException(
                    ("The picture would have %d million pixels, which is more than most programs open. Choose a"
                                    + " smaller scale than %d, export less at once, or take SVG.")
                            .formatted(Math.round(pixels / 1e6), scale));
        }
    }
}
