package palimpsest.ui.plot;

/// The shape that tells a run beside its colour: at the end of its line and in legends. The small marks of runs in
/// the window (`training-view.css`) and in a report (`report.css`) have the same shapes.
final class RunMark {
    static final int SHAPES = 8;

    /// How much of the radius a bar is wide from its middle, and the line around an empty shape.
    private static final double BAR = 0.4;

    private static final double LINE = 0.5;
    private static final int ROUND = 24;

    private RunMark() {}

    /// @param run its place among the runs, from 0; [PlotLine#NEUTRAL] has a triangle
    /// @param radius half of the mark's height
    static void paint(Surface to, int run, double x, double y, double radius, int argb) {
        double thin = radius * BAR;
        switch (run == PlotLine.NEUTRAL ? run : Math.floorMod(run, SHAPES)) {
            case PlotLine.NEUTRAL -> outline(to, x, y, radius, 3, argb);
            case 1 -> box(to, x, y, radius, radius, argb);
            case 2 -> outline(to, x, y, radius, ROUND, argb);
            case 3 -> outline(to, x, y, radius, 4, argb);
            case 4 -> {
                box(to, x, y, radius, thin, argb);
                box(to, x, y, thin, radius, argb);
            }
            case 5 -> {
                to.line(x - radius, y - radius, x + radius, y + radius, 2 * thin, argb);
                to.line(x - radius, y + radius, x + radius, y - radius, 2 * thin, argb);
            }
            case 6 -> box(to, x, y, radius, thin, argb);
            case 7 -> box(to, x, y, thin, radius, argb);
            default -> to.dot(x, y, radius, argb);
        }
    }

    /// The line around a shape of so many corners, its outer edge at the radius; three and four corners stand on a
    /// side.
    private static void outline(Surface to, double x, double y, double radius, int corners, int argb) {
        double middle = radius * (1 - LINE / 2) / (corners == 4 ? Math.sqrt(0.5) : 1);
        double[] xs = new double[corners + 2];
        double[] ys = new double[corners + 2];
        for (int i = 0; i < xs.length; i++) {
            double angle = 2 * Math.PI * (i + (corners == 3 ? 0.25 : 0.5)) / corners;
            xs[i] = x + middle * Math.cos(angle);
            ys[i] = y + middle * Math.sin(angle);
        }
        to.polyline(xs, ys, xs.length, radius * LINE, argb);
    }

    private static void box(Surface to, double x, double y, double halfWidth, double halfHeight, int argb) {
        to.fillRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, argb);
    }
}
