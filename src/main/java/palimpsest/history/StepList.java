package palimpsest.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.train.TrainingEvent.StepDone;

/// Steps in order, each once; they nearly always come in order.
final class StepList {
    private final List<StepDone> steps = new ArrayList<>();

    /// @return whether there was none of this number
    boolean add(StepDone step) {
        int place = steps.isEmpty() || step.step() > last() ? steps.size() : -place(step.step()) - 1;
        if (place < 0) {
            return false;
        }
        steps.add(place, step);
        return true;
    }

    Optional<StepDone> find(long step) {
        int place = place(step);
        return place < 0 ? Optional.empty() : Optional.of(steps.get(place));
    }

    /// Number of the last step; 0 where there is none.
    long last() {
        return steps.isEmpty() ? 0 : steps.getLast().step();
    }

    List<StepDone> all() {
        return List.copyOf(steps);
    }

    /// As [java.util.Arrays#binarySearch] tells it.
    private int place(long step) {
        int low = 0;
        int high = steps.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = steps.get(middle).step();
            if (found == step) {
                return middle;
            }
            if (found < step) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
