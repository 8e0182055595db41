package palimpsest.ui.experiment;

import java.util.List;

/// The replay slider's scale: the marks stand at equal distances and shares between two marks lie on a straight line,
/// so that the small shares, where most happens, get most of the room.
public final class ReplayScale {
    /// The marks, in percent.
    public static final List<Integer> MARKS = List.of(0, 1, 5, 10, 25, 50, 100);

    private ReplayScale() {}

    /// Share, 0 to 1, at a position.
    ///
    /// @param position 0 (first mark) to the number of marks less 1 (last mark)
    public static double ratio(double position) {
        int below = (int) Math.clamp(Math.floor(position), 0, MARKS.size() - 2);
        double from = MARKS.get(below);
        double to = MARKS.get(below + 1);
        return rounded(from + (to - from) * Math.clamp(position - below, 0, 1)) / 100;
    }

    /// Position of a share.
    public static double position(double ratio) {
        double percent = Math.clamp(ratio, 0, 1) * 100;
        int below = 0;
        while (below < MARKS.size() - 2 && percent > MARKS.get(below + 1)) {
            below++;
        }
        double from = MARKS.get(below);
        double to = MARKS.get(below + 1);
        return below + (percent - from) / (to - from);
    }

    /// What a drag can mean: tenths of a percent below 1, halves below 10, whole percents above.
    private static double rounded(double percent) {
        double grain = percent < 1 ? 0.1 : percent < 10 ? 0.5 : 1;
        return Math.round(percent / grain) * grain;
    }
}
