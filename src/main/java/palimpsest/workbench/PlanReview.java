package palimpsest.workbench;

import java.util.List;
import palimpsest.train.Plan;

/// What a plan would do, before it starts (dry run).
///
/// @param problems what keeps it from starting; empty when it can
/// @param notes what is worth knowing, in sentences (a corpus will be passed several times, say)
/// @param totalTokens training tokens of the whole run
/// @param newTokens of these from the new text
/// @param oldTokens of these from the original text
/// @param achievedReplay `oldTokens / totalTokens`
/// @param newPasses passes over the new training text
/// @param oldPasses passes over the original training text
/// @param cost estimate of what the run takes; all 0 where that is not known
/// @param work how much of the texts is measured
/// @param offers what would make a plan that is too large fit the memory, each enough by itself
public record PlanReview(
        List<Problem> problems,
        List<String> notes,
        long totalTokens,
        long newTokens,
        long oldTokens,
        double achievedReplay,
        double newPasses,
        double oldPasses,
        Cost cost,
        Workload work,
        List<Offer> offers) {
    public PlanReview {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        offers = List.copyOf(offers);
    }

    /// A plan that cannot start.
    static PlanReview stopped(List<Problem> problems, List<Offer> offers) {
        return new PlanReview(problems, List.of(), 0, 0, 0, 0, 0, 0, Cost.unknown(), Workload.none(), offers);
    }

    /// What a run takes.
    ///
    /// @param bytes most memory it holds, the program's own included; 0 where that is not known
    /// @param deviceBytes most memory it holds of a GPU, without what its libraries take; 0 where it takes none
    /// @param seconds from the start to the end, once the texts are read; 0 where the machine's speed is not known
    /// @param measured whether the parts of the run were tried on the machine; otherwise the time is computed from its
    /// graphs
    public record Cost(long bytes, long deviceBytes, double seconds, boolean measured) {
        public static Cost unknown() {
            return computed(0, 0);
        }

        /// On the processor, as its graphs tell it.
        public static Cost computed(long bytes, double seconds) {
            return new Cost(bytes, 0, seconds, false);
        }
    }

    /// A plan that fits.
    ///
    /// @param name what is different, in a few words
    /// @param flags the options of the command line that make the difference
    /// @param plan the plan
    /// @param cost what it takes
    public record Offer(String name, String flags, Plan plan, Cost cost) {}

    /// One thing that is wrong, in a sentence, beside the field it is about.
    public record Problem(PlanField field, String message) {}

    /// Optimizer steps of the run, which its epochs come to where it counts them.
    public long steps(Plan plan) {
        return totalTokens / plan.tokensPerStep();
    }

    public boolean runnable() {
        return problems.isEmpty();
    }
}
