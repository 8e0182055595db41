package palimpsest.ui.plot;

import java.util.List;

/// The colours of plots and heatmaps (`0xAARRGGBB`, opaque but for the ground of [#paper()]). The run colours are told
/// apart by colour-blind readers and are never those of the Δ scale, which mean learned and forgotten.
///
/// @param night whether light text stands on a dark ground
/// @param card the ground everything is drawn on; the neutral colour of the heatmap
/// @param raised the ground of a readout card
/// @param edge one-pixel edges and rules
/// @param grid lines of the plot's grid
/// @param text figures and tokens
/// @param muted names of axes, areas and units
/// @param cursor the crosshair and the token cursor
/// @param neutral a line that is no run's own: what is measured beside what is trained
/// @param runs colours of the runs, in order
/// @param learned the strongest learned token (−8 bits)
/// @param forgotten the strongest forgotten token (+8 bits)
/// @param surprising the most surprising token
public record PlotTheme(
        boolean night,
        int card,
        int raised,
        int edge,
        int grid,
        int text,
        int muted,
        int cursor,
        int neutral,
        List<Integer> runs,
        int learned,
        int forgotten,
        int surprising) {
    private static final PlotTheme LIGHT = new PlotTheme(
            false,
            0xFFFFFFFF,
            0xFFFFFFFF,
            0xFFDDE2E9,
            0xFFE9ECF1,
            0xFF172130,
            0xFF5B6779,
            0xFF1F6FEB,
            0xFF4B5563,
            List.of(0xFFA83A86, 0xFF10A37F, 0xFFA977ED, 0xFF5C612B, 0xFF4659CE, 0xFFB67B00, 0xFF700A3D, 0xFF4D118C),
            0xFF5590F7,
            0xFFF0873A,
            0xFF9B7FE0);
    private static final PlotTheme DARK = new PlotTheme(
            true,
            0xFF161B22,
            0xFF1C232D,
            0xFF2C3541,
            0xFF232B36,
            0xFFE8EDF4,
            0xFF97A3B4,
            0xFF58A6FF,
            0xFFA8B3C2,
            List.of(0xFFE58AC4, 0xFF0F9672, 0xFF9966D5, 0xFF88AD23, 0xFF99F8FC, 0xFFD7C592, 0xFFE2FB72, 0xFF416B86),
            0xFF2C63C8,
            0xFFA8500C,
            0xFF6B4FC0);

    private static final PlotTheme PAPER = new PlotTheme(
            false,
            0x00FFFFFF,
            LIGHT.raised,
            LIGHT.edge,
            LIGHT.grid,
            LIGHT.text,
            LIGHT.muted,
            LIGHT.cursor,
            LIGHT.neutral,
            LIGHT.runs,
            LIGHT.learned,
            LIGHT.forgotten,
            LIGHT.surprising);

    public PlotTheme {
        runs = List.copyOf(runs);
    }

    public static PlotTheme light() {
        return LIGHT;
    }

    public static PlotTheme dark() {
        return DARK;
    }

    /// The light one with no ground of its own: for what shall stand on white paper.
    public static PlotTheme paper() {
        return PAPER;
    }

    /// The colour of run `index` (0 is the first), or of [PlotLine#NEUTRAL]; colours repeat after the last.
    public int run(int index) {
        return index == PlotLine.NEUTRAL ? neutral : runs.get(Math.floorMod(index, runs.size()));
    }
}
