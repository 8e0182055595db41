package palimpsest.ui.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The colours of the runs that are shown. A run keeps its colour while it is shown, whatever comes and goes beside it.
final class RunColors {
    /// Colours there are; see `palimpsest.ui.plot.PlotTheme`.
    static final int COUNT = 8;

    private final Map<Path, Integer> colors = new HashMap<>();

    /// The colour of each run that is shown from now on.
    List<Integer> of(List<Path> runs) {
        colors.keySet().retainAll(Set.copyOf(runs));
        List<Integer> all = new ArrayList<>();
        for (Path run : runs) {
            all.add(colors.computeIfAbsent(run, added -> free()));
        }
        return List.copyOf(all);
    }

    private int free() {
        int color = 0;
        while (color < COUNT && colors.containsValue(color)) {
            color++;
        }
        return color < COUNT ? color : colors.size() % COUNT;
    }
}
