package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import palimpsest.train.Plan;
import palimpsest.ui.experiment.ExperimentViewModel;
import palimpsest.ui.runs.SweepViewModel;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// Repeats plans with other values, behind what is under way.
final class Sweeps {
    private final Workbench workbench;
    private final Supplier<Path> runsFolder;
    private final ExperimentViewModel experiment;
    private final TrainingViewModel training;
    private final RunsUnderWay underWay;
    private final Executor fx;
    private final BiConsumer<Supplier<List<Run>>, UnaryOperator<List<Run>>> begin;
    private final BiConsumer<String, Throwable> refuse;
    private final SweepViewModel form;

    /// @param runsFolder where runs are kept
    /// @param begin starts runs, and shows those of them that it is told
    /// @param refuse says what cannot be done, and why
    Sweeps(
            Workbench workbench,
            Supplier<Path> runsFolder,
            ExperimentViewModel experiment,
            TrainingViewModel training,
            RunsUnderWay underWay,
            Executor fx,
            BiConsumer<Supplier<List<Run>>, UnaryOperator<List<Run>>> begin,
            BiConsumer<String, Throwable> refuse) {
        this.workbench = workbench;
        this.runsFolder = runsFolder;
        this.experiment = experiment;
        this.training = training;
        this.underWay = underWay;
        this.fx = fx;
        this.begin = begin;
        this.refuse = refuse;
        form = new SweepViewModel(this::enqueue, experiment::show);
    }

    /// Asks for the values.
    SweepViewModel form() {
        return form;
    }

    /// Asks with which values the plan in the form shall be run.
    void vary() {
        experiment
                .plan()
                .filter(plan -> experiment.review().runnable().get())
                .ifPresent(plan -> form.begin(plan, "the plan"));
    }

    /// Asks with which other values a run shall be repeated.
    void repeat(Path folder) {
        Stream.concat(training.runs().stream(), underWay.all().stream())
                .filter(run -> run.folder().equals(folder))
                .findFirst()
                .map(run -> CompletableFuture.completedFuture(run.plan()))
                .orElseGet(() -> workbench.plan(folder))
                .whenCompleteAsync(
                        (plan, failure) -> {
                            if (failure == null) {
                                form.begin(plan, String.valueOf(folder.getFileName()));
                            } else {
                                refuse.accept("The run cannot be repeated", failure);
                            }
                        },
                        fx);
    }

    /// Queues plans behind what is under way.
    void enqueue(List<Plan> plans) {
        List<Run> before = underWay.going() ? training.runs() : List.of();
        begin.accept(
                () -> {
                    List<Run> begun = workbench.start(new Experiment("sweep", "Sweep", "", plans), runsFolder.get());
                    underWay.add(begun);
                    return underWay.all();
                },
                begun -> Stream.concat(before.stream(), begun.stream().filter(run -> !before.contains(run)))
                        .limit(TrainingViewModel.MOST_RUNS)
                        .toList());
    }
}
