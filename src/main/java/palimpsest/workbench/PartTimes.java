package palimpsest.workbench;

import java.util.EnumMap;
import java.util.Map;

/// How long the parts of a run take, in seconds; those that a run has not are left out.
record PartTimes(Map<RunPart, Double> seconds) {
    PartTimes {
        seconds = Map.copyOf(seconds);
    }

    double of(RunPart part) {
        return seconds.getOrDefault(part, 0.0);
    }

    /// These and a number of times what another takes longer than a third. A part that seems to take less the more
    /// there is of it was disturbed, and counts as taking nothing more.
    PartTimes plus(double times, PartTimes longer, PartTimes shorter) {
        Map<RunPart, Double> sum = new EnumMap<>(RunPart.class);
        seconds.forEach((part, own) -> sum.put(part, own + times * Math.max(0, longer.of(part) - shorter.of(part))));
        return new PartTimes(sum);
    }
}
