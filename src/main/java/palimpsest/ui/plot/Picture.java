package palimpsest.ui.plot;

/// Something to draw into a file of any [PictureForm]: a plot, a heatmap, the ledger, or a page of them. It draws
/// itself on a [Surface], so that an image and an SVG show the same. Immutable, but for the series of a plot, which
/// must
/// not be appended to while it is drawn; any one thread.
public abstract sealed class Picture permits PlotPicture, TokensPicture, TablePicture, PagePicture {
    private final String title;
    private final double width;
    private final double height;

    /// @param width in logical pixels, whole ones
    Picture(String title, double width, double height) {
        this.title = title;
        this.width = Math.floor(width);
        this.height = Math.ceil(height);
    }

    public final String title() {
        return title;
    }

    /// In logical pixels.
    public final double width() {
        return width;
    }

    /// In logical pixels.
    public final double height() {
        return height;
    }

    /// What it shows, in a sentence, for those who do not see it.
    abstract String description();

    /// Draws everything but the ground, from the upper left corner.
    abstract void draw(Surface to, PlotTheme theme);
}
