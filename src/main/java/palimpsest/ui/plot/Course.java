package palimpsest.ui.plot;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// How a number went over the steps of a run, at as many of them as a small line can show.
///
/// @param times moments, 0 to 1; not written to again
/// @param heights the number at each, 0 to 1; not written to again
public record Course(float[] times, float[] heights) {
    private static final int MOST = 48;

    /// @param steps the steps at which the number is known
    /// @param height the number at the index of a step
    public static Course of(List<Long> steps, IntToDoubleFunction height) {
        int count = Math.min(MOST, steps.size());
        float[] times = new float[count];
        float[] heights = new float[count];
        double last = Math.max(1, steps.isEmpty() ? 1 : steps.getLast());
        for (int i = 0; i < count; i++) {
            int at = count == 1 ? 0 : (int) Math.round((double) i * (steps.size() - 1) / (count - 1));
            times[i] = (float) (steps.get(at) / last);
            heights[i] = (float) height.applyAsDouble(at);
        }
        return new Course(times, heights);
    }
}
