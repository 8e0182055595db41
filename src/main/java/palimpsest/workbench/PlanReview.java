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
/// @param memoryBytes estimate of the native memory needed
public record PlanReview(
        List<Problem> problems,
        List<String> notes,
        long totalTokens,
        long newTokens,
        long oldTokens,
        double achievedReplay,
        double newPasses,
        double oldPasses,
        long memoryBytes) {
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
