package palimpsest.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import palimpsest.train.Plan;
import palimpsest.ui.experiment.ReviewViewModel.Line;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.PlanReview;

/// What a run would take, line by line.
final class EstimateLines {
    private EstimateLines() {}

    /// @param cost what it takes in memory and time
    /// @param measuring whether the time is being measured
    static List<Line> of(Plan plan, PlanReview review, PlanReview.Cost cost, boolean measuring) {
        List<Line> lines = new ArrayList<>();
        if (plan.stopping().epochs() > 0) {
            lines.add(new Line("Steps", Figures.count(review.steps(plan))));
        }
        lines.add(new Line("Training tokens", Figures.count(review.totalTokens())));
        lines.add(new Line("Passes, new text", Figures.plain(review.newPasses(), 2)));
        if (review.oldTokens() > 0) {
            lines.add(new Line("Passes, old text", Figures.plain(review.oldPasses(), 2)));
        }
        if (cost.bytes() > 0) {
            lines.add(new Line("Memory, about", Figures.bytes(cost.bytes())));
        }
        if (cost.deviceBytes() > 0) {
            lines.add(new Line("GPU memory, about", Figures.bytes(cost.deviceBytes())));
        }
        if (cost.seconds() > 0) {
            lines.add(new Line(
                    cost.measured() ? "Time, measured" : measuring ? "Time, measuring…" : "Time, computed",
                    Figures.duration(cost.seconds())));
        } else if (measuring) {
            lines.add(new Line("Time, measuring…", ""));
        }
        return lines;
    }
}
