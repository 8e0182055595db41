package palimpsest.workbench;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.workbench.PlanReview.Cost;

/// Has plans' costs measured on the engine thread: the latest that is asked for, and none while a run is under way,
/// which would slow the measuring down and be slowed down by it. Any thread may ask.
final class CostMeasuring {
    private final Executor engine;
    private final CostTrials trials;
    private final Supplier<Machine> machine;
    private final BooleanSupplier training;
    private final AtomicReference<CompletableFuture<?>> latest = new AtomicReference<>();

    /// @param engine the engine thread
    /// @param machine what plans are held against
    /// @param training whether a run is under way, or waits for the engine thread
    CostMeasuring(Executor engine, CostTrials trials, Supplier<Machine> machine, BooleanSupplier training) {
        this.engine = engine;
        this.trials = trials;
        this.machine = machine;
        this.training = training;
    }

    /// As [Workbench#measureCost].
    CompletableFuture<Optional<Cost>> measure(Plan plan, Workload work) {
        if (training.getAsBoolean()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<Optional<Cost>> answer = new CompletableFuture<>();
        cancel(latest.getAndSet(answer));
        engine.execute(() -> {
            try {
                answer.complete(measured(plan, work, () -> answer.isDone() || training.getAsBoolean()));
            } catch (CancellationException | InputException e) {
                answer.complete(Optional.empty());
            } catch (RuntimeException | Error failure) {
                // whoever asked waits for an answer, so every failure has to be one
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private Optional<Cost> measured(Plan plan, Workload work, BooleanSupplier unwanted) {
        if (unwanted.getAsBoolean()) {
            return Optional.empty();
        }
        try (ModelFolder model = ModelFolder.open(plan.model())) {
            Machine here = machine.get();
            return trials.of(plan, model, work, here, unwanted)
                    .map(parts -> new CostReview(model, here).measured(plan, work, parts));
        }
    }

    /// Ends what is being measured: the engine thread is wanted for something else.
    void giveUp() {
        cancel(latest.get());
    }

    private static void cancel(CompletableFuture<?> asked) {
        if (asked != null) {
            asked.cancel(false);
        }
    }
}
