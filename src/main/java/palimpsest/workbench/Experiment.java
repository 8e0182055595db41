package palimpsest.workbench;

import java.util.List;
import palimpsest.train.Plan;

/// A ready experiment: one run, or several that are shown side by side.
///
/// @param id a short name for folders and controls, in lower case
/// @param name a few words
/// @param sentence what to expect, and how long it takes
/// @param plans in the order in which they are run; several differ in what the experiment compares
public record Experiment(String id, String name, String sentence, List<Plan> plans) {
    public Experiment {
        plans = List.copyOf(plans);
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("An experiment without a plan");
        }
    }
}
