package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.data.MixForecast;
import palimpsest.data.PackingListener;
import palimpsest.model.AdapterFolder;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.Schedule;
import palimpsest.train.Trainability;
import palimpsest.train.Tuning;
import palimpsest.workbench.PlanReview.Problem;

/// Checks plans and computes what they would do.
final class PlanReviewer {
    private PlanReviewer() {}

    /// Reads everything the plan names and says what is wrong, or what the run would be.
    ///
    /// @param machine what it must fit
    static PlanReview review(Plan plan, CorpusShelf shelf, PackingListener listener, Machine machine) {
        List<Problem> problems = new ArrayList<>(numbers(plan));
        try (ModelFolder model = ModelFolder.open(plan.model()).readingControlTokens(plan.controlTokens())) {
            problems.addAll(againstModel(plan, model));
            if (problems.isEmpty()) {
                Optional<PlanReview> tooLarge = new CostReview(model, machine).tooLarge(plan);
                if (tooLarge.isPresent()) {
                    return tooLarge.get();
                }
                TrainingData data = TrainingData.read(plan, model, Optional.empty(), shelf, listener);
                Plan counted = data.counted(plan);
                problems.addAll(steps(counted));
                if (problems.isEmpty()) {
                    return review(counted, model, data, machine);
                }
            }
        } catch (InputException e) {
            problems.add(new Problem(fieldOf(plan, e.getMessage()), e.getMessage()));
        }
        return PlanReview.stopped(problems, List.of());
    }

    /// @throws InputException with the first problem there is
    static void requireRunnable(Plan plan, ModelFolder model, Machine machine) {
        List<Problem> problems = new ArrayList<>(numbers(plan));
        problems.addAll(againstModel(plan, model));
        if (problems.isEmpty()) {
            new CostReview(model, machine).tooLarge(plan).ifPresent(review -> problems.addAll(review.problems()));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.getFirst().message());
        }
    }

    private static PlanReview review(Plan plan, ModelFolder model, TrainingData data, Machine machine) {
        MixForecast mix = data.mix().forecast(plan.steps(), plan.batch());
        List<String> notes =
                new ArrayList<>(Tuning.of(plan.method(), model.config()).notes());
        if (plan.method() instanceof Method.Lora && AdapterFolder.isAdapter(model.folder())) {
            notes.add(
                    "The model is an adapter itself. Other programs may not open an adapter on an adapter; merge this "
                            + "one first if they shall.");
        }
        if (mix.repeatsNew()) {
            notes.add("The new text is passed %.1f times.".formatted(mix.newPasses()));
        }
        if (mix.repeatsOld()) {
            notes.add("The original text is passed %.1f times.".formatted(mix.oldPasses()));
        }
        plan.keeping()
                .selfReplay()
                .ifPresent(asked -> notes.add("The model writes %,d tokens of old text itself before the first step."
                        .formatted(asked.tokens())));
        if (data.areas().size() < 2 && plan.keeping().selfReplay().isEmpty()) {
            notes.add("No original text is measured, so forgetting cannot be seen. Add some original text.");
        }
        Workload work = data.workload(plan, model);
        return new PlanReview(
                List.of(),
                notes,
                mix.tokens(),
                mix.newTokens(),
                mix.oldTokens(),
                mix.achievedRatio(),
                mix.newPasses(),
                mix.oldPasses(),
                new CostReview(model, machine).computed(plan, work),
                work,
                List.of());
    }

    /// What can be told from the plan alone.
    private static List<Problem> numbers(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                !plan.newFiles().isEmpty() || plan.replay() == 1,
                PlanField.NEW_TEXT,
                "Give the new text to train on.");
        check(
                problems,
                plan.replay() >= 0 && plan.replay() <= 1,
                PlanField.REPLAY,
                "The replay ratio must be from 0 to 1.");
        check(
                problems,
                plan.replay() == 0
                        || !plan.oldFiles().isEmpty()
                        || plan.keeping().selfReplay().isPresent(),
                PlanField.OLD_TEXT,
                "A replay ratio over 0 needs the original text. Give it, let the model write some, or set the ratio to"
                        + " 0.");
        plan.keeping()
                .selfReplay()
                .ifPresent(asked -> SelfReplayChecks.of(asked)
                        .forEach(wrong -> problems.add(new Problem(PlanField.OLD_TEXT, wrong))));
        if (plan.stopping().epochs() == 0) {
            problems.addAll(steps(plan));
        }
        check(problems, plan.batch() >= 1, PlanField.BATCH, "The batch must be 1 row or more.");
        check(
                problems,
                plan.accumulation() >= 1 && plan.batch() % Math.max(1, plan.accumulation()) == 0,
                PlanField.BATCH,
                "The batch must divide into its micro-batches.");
        check(problems, plan.context() >= 2, PlanField.CONTEXT, "The context must be 2 tokens or more.");
        ComputeReview.problem(plan).ifPresent(problems::add);
        check(
                problems,
                plan.optimizer().learningRate() > 0
                        && Double.isFinite(plan.optimizer().learningRate()),
                PlanField.LEARNING_RATE,
                "The learning rate must be a number over 0.");
        problems.addAll(KeepingChecks.of(plan));
        return problems;
    }

    /// What can be told once the number of steps is known.
    private static List<Problem> steps(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        check(problems, plan.steps() >= 1, PlanField.STEPS, "The number of steps must be 1 or more.");
        check(
                problems,
                plan.optimizer().warmup() >= 0
                        && (plan.optimizer().schedule() == Schedule.CONSTANT
                                || plan.optimizer().warmup() < Math.max(1, plan.steps())),
                PlanField.OTHER,
                "The warm-up must be shorter than the run.");
        return problems;
    }

    private static List<Problem> againstModel(Plan plan, ModelFolder model) {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                plan.context() <= model.config().context(),
                PlanField.CONTEXT,
                "The model %s sees at most %,d tokens; the plan's context is %,d. Choose %,d or less."
                        .formatted(
                                model.name(),
                                model.config().context(),
                                plan.context(),
                                model.config().context()));
        Trainability.obstacle(model.config())
                .ifPresent(obstacle -> problems.add(new Problem(PlanField.MODEL, obstacle)));
        try {
            Tuning.of(plan.method(), model.config());
        } catch (InputException e) {
            problems.add(new Problem(PlanField.METHOD, e.getMessage()));
        }
        plan.keeping()
                .selfReplay()
                .ifPresent(asked -> SelfReplayChecks.of(asked, model)
                        .forEach(wrong -> problems.add(new Problem(PlanField.OLD_TEXT, wrong))));
        return problems;
    }

    private static void check(List<Problem> problems, boolean holds, PlanField field, String message) {
        if (!holds) {
            problems.add(new Problem(field, message));
        }
    }

    /// The field whose file a sentence names.
    private static PlanField fieldOf(Plan plan, String message) {
        Optional<PlanField> named = Optional.empty();
        if (message.contains(plan.model().toString())) {
            named = Optional.of(PlanField.MODEL);
        } else if (plan.newFiles().stream().anyMatch(file -> message.contains(file.toString()))) {
            named = Optional.of(PlanField.NEW_TEXT);
        } else if (plan.oldFiles().stream().anyMatch(file -> message.contains(file.toString()))) {
            named = Optional.of(PlanField.OLD_TEXT);
        } else if (plan.probes().stream().anyMatch(file -> message.contains(file.toString()))) {
            named = Optional.of(PlanField.PROBES);
        } else if (plan.evalNew().stream().anyMatch(file -> message.contains(file.toString()))
                || plan.evalOld().stream().anyMatch(file -> message.contains(file.toString()))) {
            named = Optional.of(PlanField.HELD_OUT);
        }
        return named.orElse(PlanField.OTHER);
    }
}
