package palimpsest.ui.plot;

/// The title on top of a picture and more about it beside it, as much of both as there is room for.
final class Heading {
    static final double MARGIN = 16;
    private static final double BASELINE = 28;
    private static final double TITLE = 15;
    private static final double MORE = 12.5;
    private static final double GAP = 10;

    /// In less room nothing of a text can be read.
    private static final double LEAST = 24;

    private Heading() {}

    /// @param width of the picture
    static void paint(Surface to, String title, String subtitle, double width, PlotTheme theme) {
        double end = width - MARGIN;
        String shown = to.fit(title, end - MARGIN, Face.STRONG, TITLE);
        to.text(shown, MARGIN, BASELINE, Face.STRONG, TITLE, theme.text());
        double after = MARGIN + to.width(shown, Face.STRONG, TITLE) + GAP;
        if (end - after >= LEAST) {
            String fitting = to.fit(subtitle, end - after, Face.TEXT, MORE);
            to.text(fitting, after, BASELINE, Face.TEXT, MORE, theme.muted());
        }
    }
}
