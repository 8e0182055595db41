package palimpsest.ui.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.train.Plan;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.PlanField;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.Workbench;

/// Asks the workbench what the plan would do whenever it changes, and tells each field what is wrong with it.
///
/// Only the answer to the latest question counts.
public final class ReviewViewModel {
    /// One line of the estimate.
    public record Line(String name, String value) {}

    /// A change that makes the plan fit.
    ///
    /// @param text what it changes and what the run then takes
    /// @param take makes the change in the form
    public record Offer(String text, Runnable take) {}

    private final ExperimentViewModel form;
    private final Workbench workbench;
    private final Executor fx;
    private final Consumer<Runnable> settle;
    private final ReadOnlyBooleanWrapper runnable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Line>> estimate = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Offer>> offers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper modelProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper newProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper oldProblem = new ReadOnlyStringWrapper("");
    private CompletableFuture<PlanReview> asked = new CompletableFuture<>();
    private CompletableFuture<Optional<PlanReview.Cost>> measuring = new CompletableFuture<>();
    private int ticket;

    ReviewViewModel(ExperimentViewModel form, Workbench workbench, Executor fx, Consumer<Runnable> settle) {
        this.form = form;
        this.workbench = workbench;
        this.fx = fx;
        this.settle = settle;
    }

    /// Whether the plan as it stands was reviewed and can start.
    public ReadOnlyBooleanProperty runnable() {
        return runnable.getReadOnlyProperty();
    }

    /// Why it cannot start, in a sentence; empty when it can.
    public ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /// What the run would cost; empty before a review.
    public ReadOnlyObjectProperty<List<Line>> estimate() {
        return estimate.getReadOnlyProperty();
    }

    /// What is worth knowing before the start, in sentences.
    public ReadOnlyObjectProperty<List<String>> notes() {
        return notes.getReadOnlyProperty();
    }

    /// What would make a plan that is too large fit; empty where it fits.
    public ReadOnlyObjectProperty<List<Offer>> offers() {
        return offers.getReadOnlyProperty();
    }

    /// What the review says about the model; empty for nothing. Also [#newProblem] and [#oldProblem].
    public ReadOnlyStringProperty modelProblem() {
        return modelProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty newProblem() {
        return newProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty oldProblem() {
        return oldProblem.getReadOnlyProperty();
    }

    /// Something in the form changed.
    public void changed() {
        int mine = ++ticket;
        asked.cancel(true);
        measuring.cancel(true);
        runnable.set(false);
        Optional<String> missing = form.missing();
        if (missing.isPresent()) {
            tell(List.of());
            notes.set(List.of());
            offers.set(List.of());
            estimate.set(List.of());
            form.replay().unreviewed();
            reason.set(missing.get());
            return;
        }
        reason.set("Checking the plan…");
        settle.accept(() -> ask(mine));
    }

    private void ask(int mine) {
        Optional<Plan> plan = form.plan();
        if (mine == ticket && plan.isPresent()) {
            asked = workbench.review(plan.get());
            asked.whenCompleteAsync((review, failure) -> answered(mine, plan.get(), review, failure), fx);
        }
    }

    private void answered(int mine, Plan plan, PlanReview review, Throwable failure) {
        if (mine != ticket) {
            return;
        }
        if (failure != null) {
            tell(List.of());
            reason.set(SourceViewModel.sentence(failure));
            return;
        }
        tell(review.problems());
        notes.set(List.copyOf(review.notes()));
        estimate.set(List.of());
        offers.set(review.offers().stream().map(this::offer).toList());
        form.replay().reviewed(review);
        reason.set(review.problems().stream()
                .findFirst()
                .map(PlanReview.Problem::message)
                .orElse(""));
        runnable.set(review.runnable());
        if (review.runnable()) {
            measure(mine, plan, review);
        }
    }

    /// What was computed is shown until it is measured, and stays where it cannot be.
    private void measure(int mine, Plan plan, PlanReview review) {
        estimate.set(EstimateLines.of(plan, review, review.cost(), true));
        measuring = workbench.measureCost(plan, review.work());
        measuring.whenCompleteAsync(
                (cost, failure) -> {
                    if (mine == ticket) {
                        PlanReview.Cost best = failure == null ? cost.orElse(review.cost()) : review.cost();
                        estimate.set(EstimateLines.of(plan, review, best, false));
                    }
                },
                fx);
    }

    private void tell(List<PlanReview.Problem> problems) {
        SettingsViewModel settings = form.settings();
        modelProblem.set(about(problems, PlanField.MODEL));
        newProblem.set(about(problems, PlanField.NEW_TEXT));
        oldProblem.set(about(problems, PlanField.OLD_TEXT));
        form.replay().percent().tell(about(problems, PlanField.REPLAY));
        settings.number(SettingsViewModel.Number.STEPS).tell(about(problems, PlanField.STEPS));
        settings.number(SettingsViewModel.Number.LEARNING_RATE).tell(about(problems, PlanField.LEARNING_RATE));
        settings.number(SettingsViewModel.Number.BATCH).tell(about(problems, PlanField.BATCH));
        settings.number(SettingsViewModel.Number.CONTEXT).tell(about(problems, PlanField.CONTEXT));
        KeepingViewModel keeping = form.keeping();
        keeping.number(KeepingViewModel.Number.KL).tell(about(problems, PlanField.KEEPING));
        keeping.number(KeepingViewModel.Number.EPOCHS).tell(about(problems, PlanField.EPOCHS));
        keeping.number(KeepingViewModel.Number.PATIENCE).tell(about(problems, PlanField.STOPPING));
        settings.method().tell(about(problems, PlanField.METHOD));
        settings.heldOutNew().tell(about(problems, PlanField.HELD_OUT));
        settings.probes().tell(about(problems, PlanField.PROBES));
    }

    private static String about(List<PlanReview.Problem> problems, PlanField field) {
        return String.join(
                " ",
                problems.stream()
                        .filter(problem -> problem.field() == field)
                        .map(PlanReview.Problem::message)
                        .toList());
    }

    private Offer offer(PlanReview.Offer offer) {
        String time = offer.cost().seconds() > 0
                ? ", " + Figures.duration(offer.cost().seconds())
                : "";
        return new Offer(
                "Take %s: %s%s"
                        .formatted(offer.name(), Figures.bytes(offer.cost().bytes()), time),
                () -> form.settings().show(offer.plan()));
    }
}
