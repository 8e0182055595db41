package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.cli.TextTable.Column;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.workbench.DataSummary;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.Workbench;

/// What a plan would do, shown before it starts.
///
/// @param plan the plan
/// @param review what it would do
/// @param cost what it would take
/// @param newText the new text, where a part of it is set aside for measuring
/// @param oldText the original text, where a part of it is set aside for measuring
record DryRun(
        Plan plan,
        PlanReview review,
        PlanReview.Cost cost,
        Optional<DataSummary> newText,
        Optional<DataSummary> oldText) {
    /// Reviews a plan, with the share of the texts read on a line of its own where a person watches.
    ///
    /// @throws InputException that says everything that keeps it from starting
    static DryRun of(Workbench workbench, Plan plan, Terminal terminal) {
        PlanReview review;
        PlanReview.Cost cost;
        try (ProgressLine line = new ProgressLine(terminal)) {
            review = workbench
                    .review(plan, share -> line.show("Reading the texts: " + Math.round(100 * share) + " %"))
                    .join();
            if (!review.runnable()) {
                throw new InputException(String.join(System.lineSeparator(), reasons(review)));
            }
            line.show("Measuring how fast it trains here, a few seconds");
            cost = workbench.measureCost(plan, review.work()).join().orElse(review.cost());
        }
        Optional<DataSummary> newText =
                plan.evalNew().isPresent() ? Optional.empty() : Optional.of(inspect(workbench, plan, plan.newFiles()));
        Optional<DataSummary> oldText =
                plan.oldFiles().isEmpty() || !plan.evalOld().isEmpty()
                        ? Optional.empty()
                        : Optional.of(inspect(workbench, plan, plan.oldFiles()));
        return new DryRun(plan, review, cost, newText, oldText);
    }

    /// What is wrong, and the options that would help, each by itself.
    private static List<String> reasons(PlanReview review) {
        List<String> reasons = new ArrayList<>();
        review.problems().forEach(problem -> reasons.add(problem.message()));
        for (PlanReview.Offer offer : review.offers()) {
            reasons.add("  %s would do: %s, %s.".formatted(offer.flags(), offer.name(), cost(offer.cost())));
        }
        return reasons;
    }

    private static String cost(PlanReview.Cost cost) {
        String memory = "about %s of memory".formatted(Numbers.bytes(cost.bytes()));
        if (cost.deviceBytes() > 0) {
            memory += ", %s of GPU memory".formatted(Numbers.bytes(cost.deviceBytes()));
        }
        return cost.seconds() > 0 ? "%s and %s".formatted(memory, Numbers.time(cost.seconds())) : memory;
    }

    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        lines.add("%s training tokens in %s steps, %s a step; replay %s asked for, %s achieved."
                .formatted(
                        Numbers.whole(review.totalTokens()),
                        Numbers.whole(review.steps(plan)),
                        Numbers.whole(plan.tokensPerStep()),
                        Numbers.percent(plan.replay()),
                        Numbers.percent(review.achievedReplay())));
        TextTable table = new TextTable(
                Column.text("text"),
                Column.number("training tokens"),
                Column.number("passes"),
                Column.number("held-out documents"),
                Column.number("held-out tokens"));
        row(
                table,
                "new",
                review.newTokens(),
                review.newPasses(),
                newText,
                plan.evalNew().stream().toList());
        if (!plan.oldFiles().isEmpty() || !plan.evalOld().isEmpty()) {
            row(table, "old", review.oldTokens(), review.oldPasses(), oldText, plan.evalOld());
        } else if (plan.keeping().selfReplay().isPresent()) {
            String passes = Numbers.decimals(review.oldPasses(), 2);
            table.row("old", Numbers.whole(review.oldTokens()), passes, "of what the", "model writes");
        }
        lines.addAll(table.lines(width));
        if (cost.bytes() > 0) {
            String basis = cost.measured() ? "measured on a few steps" : "computed, not measured";
            lines.add("The run takes " + cost(cost)
                    + (cost.seconds() > 0 ? " (hours, minutes, seconds), %s.".formatted(basis) : "."));
        }
        lines.addAll(review.notes());
        return lines;
    }

    private static void row(
            TextTable table, String name, long tokens, double passes, Optional<DataSummary> text, List<Path> files) {
        table.row(
                name,
                Numbers.whole(tokens),
                Numbers.decimals(passes, 2),
                text.map(summary -> Numbers.whole(summary.heldOutDocuments())).orElse("in its own"),
                text.map(summary -> Numbers.whole(summary.heldOutTokens()))
                        .orElse(files.size() == 1 ? "file" : "files"));
    }

    private static DataSummary inspect(Workbench workbench, Plan plan, List<Path> files) {
        return workbench
                .inspectData(files, plan.columns(), Optional.of(plan.model()), share -> {})
                .join();
    }
}
