package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.Stopping;
import palimpsest.workbench.PlanReview.Problem;

/// Checks what a plan does to keep knowledge and when it ends, as far as it can be told from the plan alone.
final class KeepingChecks {
    private final Plan plan;
    private final List<Problem> problems = new ArrayList<>();

    private KeepingChecks(Plan plan) {
        this.plan = plan;
    }

    static List<Problem> of(Plan plan) {
        KeepingChecks checks = new KeepingChecks(plan);
        checks.keeping(plan.keeping());
        checks.stopping(plan.stopping());
        return checks.problems;
    }

    private void keeping(Keeping keeping) {
        coefficient(keeping.kl(), "KL to the base");
        coefficient(keeping.l2sp(), "L2-SP");
        coefficient(keeping.ewc(), "EWC");
        boolean old = !plan.oldFiles().isEmpty() || keeping.selfReplay().isPresent();
        needOld(keeping.kl() == 0 || old, "KL to the base");
        needOld(keeping.ewc() == 0 || old, "EWC");
        check(
                !(plan.method() instanceof Method.Lora) || keeping.l2sp() == 0 && keeping.ewc() == 0,
                PlanField.KEEPING,
                "L2-SP and EWC hold the base's weights, which LoRA does not change. Set them to 0, and use KL to the "
                        + "base or weight decay with LoRA.");
    }

    private void coefficient(double value, String name) {
        check(
                value >= 0 && Double.isFinite(value),
                PlanField.KEEPING,
                "The coefficient of %s must be 0 or more.".formatted(name));
    }

    private void needOld(boolean holds, String name) {
        check(
                holds,
                PlanField.OLD_TEXT,
                "%s is taken on the original text, and there is none. Give some (at a replay ratio of 0 too), or set %s to 0."
                        .formatted(name, name));
    }

    private void stopping(Stopping stopping) {
        check(
                stopping.epochs() >= 0 && Double.isFinite(stopping.epochs()),
                PlanField.EPOCHS,
                "The number of epochs must be over 0, or 0 to go by the steps.");
        check(
                stopping.epochs() == 0 || plan.replay() < 1,
                PlanField.EPOCHS,
                "Epochs are passes over the new text, of which a replay ratio of 1 reads none. Give a number of"
                        + " steps.");
        check(stopping.patience() >= 0, PlanField.STOPPING, "The patience must be 0 measurements or more.");
        check(
                stopping.patience() == 0 || stopping.keepsBest(),
                PlanField.STOPPING,
                "Patience needs to know what is better: keep the best by the new, the old or the weighted loss.");
        check(
                stopping.oldWeight() >= 0 && stopping.oldWeight() <= 1,
                PlanField.STOPPING,
                "The old text's weight must be from 0 to 1.");
        boolean old = !plan.oldFiles().isEmpty()
                || !plan.evalOld().isEmpty()
                || plan.keeping().selfReplay().isPresent();
        boolean fresh = !plan.newFiles().isEmpty() || plan.evalNew().isPresent();
        check(
                old || stopping.best() != Stopping.Best.OLD && stopping.best() != Stopping.Best.WEIGHTED,
                PlanField.STOPPING,
                "Keeping the best by the old text's loss needs original text to measure. Give some, or go by the new"
                        + " text.");
        check(
                fresh || stopping.best() != Stopping.Best.NEW && stopping.best() != Stopping.Best.WEIGHTED,
                PlanField.STOPPING,
                "Keeping the best by the new text's loss needs new text to measure.");
    }

    private void check(boolean holds, PlanField field, String message) {
        if (!holds) {
            problems.add(new Problem(field, message));
        }
    }
}
