package palimpsest.workbench;

import palimpsest.train.Cadence;
import palimpsest.train.CheckpointPace;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.KeepingTerms;
import palimpsest.train.Plan;

/// How long a run takes from its start to its end, once its texts are read, told from how long its parts do.
///
/// @param plan what is run
/// @param work how much is measured
/// @param textsAtOnce texts that the model writes side by side
/// @param writeSeconds what a checkpoint takes
record RunForecast(Plan plan, Workload work, int textsAtOnce, double writeSeconds) {
    /// Seconds of a usual step.
    double stepSeconds(PartTimes parts) {
        int oldParts = plan.keeping().kl() > 0 ? KeepingTerms.OldRows.of(plan).parts() : 0;
        return plan.accumulation() * parts.of(RunPart.MICRO_BATCH)
                + parts.of(RunPart.OPTIMIZER)
                + parts.of(RunPart.DISTANCES)
                + oldParts * parts.of(RunPart.DIVERGENCE);
    }

    double seconds(PartTimes parts) {
        double heldOut = work.heldOutBatches() * parts.of(RunPart.HELD_OUT);
        double asking = work.questions().batches() * parts.of(RunPart.QUESTIONS);
        double measuring = heldOut + asking + work.probeBatches() * parts.of(RunPart.PROBES);
        double step = stepSeconds(parts);
        long times = Cadence.measurements(plan, measuring, step);
        double base = heldOut + asking + work.probeBatches() * parts.of(RunPart.BASE_PROBES);
        double trained = base + parts.of(RunPart.FIRST_STEP) + plan.steps() * step + times * measuring;
        return writing(parts) + parts.of(RunPart.READY) + fisher(parts) + trained + checkpoints(trained, times);
    }

    private double writing(PartTimes parts) {
        long tokens = plan.keeping().selfReplay().map(SelfReplay::tokens).orElse(0L);
        return (double) tokens / textsAtOnce * parts.of(RunPart.WRITING);
    }

    private double fisher(PartTimes parts) {
        return plan.keeping().ewc() > 0
                ? KeepingTerms.OldRows.ofFisher(work.oldRows()) * parts.of(RunPart.FISHER_ROW)
                : 0;
    }

    /// Where the best is kept, each measurement may find a better one.
    private double checkpoints(double trained, long measurements) {
        long best = plan.stopping().keepsBest() ? measurements : 0;
        return writeSeconds * (CheckpointPace.writes(trained, writeSeconds) + best);
    }
}
