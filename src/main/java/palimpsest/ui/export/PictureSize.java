package palimpsest.ui.export;

/// Pixels of an image for each pixel of the layout.
public enum PictureSize {
    ONE(1),
    TWO(2),
    THREE(3),
    FOUR(4);

    private final int scale;

    PictureSize(int scale) {
        this.scale = scale;
    }

    int scale() {
        return scale;
    }

    /// `2x`.
    String label() {
        return scale + "x";
    }
}
