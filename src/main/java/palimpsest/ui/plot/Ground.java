package palimpsest.ui.plot;

/// What a picture stands on.
public enum Ground {
    /// White.
    LIGHT(PlotTheme.light()),
    /// The dark ground of the window at night.
    DARK(PlotTheme.dark()),
    /// Nothing at all, with dark ink, which reads on white paper and on any light page.
    TRANSPARENT(PlotTheme.paper());

    private final PlotTheme theme;

    Ground(PlotTheme theme) {
        this.theme = theme;
    }

    public PlotTheme theme() {
        return theme;
    }
}
