package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import palimpsest.train.Method;
import palimpsest.train.Plan;

/// A plan with several values of some of its settings: one run for each combination.
///
/// @param base what all have in common
/// @param methods which weights change; empty for the base's
/// @param rates peak learning rates; empty for the base's
/// @param replays replay ratios, 0 to 1; empty for the base's
/// @param seeds seeds; empty for the base's
public record Sweep(Plan base, List<Method> methods, List<Double> rates, List<Double> replays, List<Long> seeds) {
    /// More runs than a person would mean.
    public static final int MOST = 100;

    public Sweep {
        methods = methods.isEmpty() ? List.of(base.method()) : List.copyOf(methods);
        rates = rates.isEmpty() ? List.of(base.optimizer().learningRate()) : List.copyOf(rates);
        replays = replays.isEmpty() ? List.of(base.replay()) : List.copyOf(replays);
        seeds = seeds.isEmpty() ? List.of(base.seed()) : List.copyOf(seeds);
    }

    /// Number of runs.
    public int size() {
        return methods.size() * rates.size() * replays.size() * seeds.size();
    }

    /// One a run: the replay ratios of a method and a rate after one another, and each with all its seeds.
    public List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        for (Method method : methods) {
            for (double rate : rates) {
                for (double replay : replays) {
                    for (long seed : seeds) {
                        plans.add(base.withMethod(method)
                                .withOptimizer(base.optimizer()
                                        .with(rate, base.optimizer().schedule()))
                                .withReplay(replay)
                                .withSeed(seed));
                    }
                }
            }
        }
        return List.copyOf(plans);
    }

    /// What each run is called beside the others.
    public List<String> names() {
        return PlanDifference.names(plans());
    }
}
