package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.ui.experiment.SourceViewModel.Growth;
import palimpsest.workbench.DataSummary;
import palimpsest.workbench.ModelSummary;
import palimpsest.workbench.Workbench;

/// The plan as a person puts it together.
public final class ExperimentViewModel {
    private final SourceViewModel<ModelSummary> model;
    private final SourceViewModel<DataSummary> newText;
    private final SourceViewModel<DataSummary> oldText;
    private final SelfReplayViewModel selfReplay;
    private final ReplayViewModel replay = new ReplayViewModel();
    private final SettingsViewModel settings = new SettingsViewModel();
    private final KeepingViewModel keeping = new KeepingViewModel();
    private final ColumnChoices columns = new ColumnChoices();
    private final ColumnViewModel newColumn;
    private final ColumnViewModel oldColumn;
    private final ReviewViewModel review;
    private final Workbench workbench;

    /// @param workbench reads files and reviews plans
    /// @param fx runs what it is given on the FX thread
    /// @param settle runs the last action it was given once the person has paused
    public ExperimentViewModel(Workbench workbench, Executor fx, Consumer<Runnable> settle) {
        this.workbench = workbench;
        model = new SourceViewModel<>(
                ExperimentViewModel::oneModel, this::readModel, SourceWords::model, Growth.REPLACED, fx);
        newColumn = new ColumnViewModel(workbench::columns, columns, fx);
        oldColumn = new ColumnViewModel(workbench::columns, columns, fx);
        newText = new SourceViewModel<>(
                DroppedFiles::texts, readTexts(newColumn), SourceWords::newText, Growth.REPLACED, fx);
        oldText = new SourceViewModel<>(
                DroppedFiles::texts, readTexts(oldColumn), SourceWords::oldText, Growth.ADDED, fx);
        newColumn.onChoice(newText::choose);
        oldColumn.onChoice(oldText::choose);
        selfReplay = new SelfReplayViewModel(oldText.state());
        review = new ReviewViewModel(this, workbench, fx, settle);
        settings.onChange(review::changed);
        keeping.onChange(review::changed);
        selfReplay.onChange(review::changed);
        replay.percent().text().addListener((observed, before, now) -> review.changed());
        model.summary().addListener((observed, before, now) -> modelChanged(now));
        newText.summary().addListener((observed, before, now) -> review.changed());
        oldText.summary().addListener((observed, before, now) -> review.changed());
        List.of(model, newText, oldText)
                .forEach(source -> source.state().addListener((observed, before, now) -> review.changed()));
        review.changed();
    }

    public SourceViewModel<ModelSummary> model() {
        return model;
    }

    public SourceViewModel<DataSummary> newText() {
        return newText;
    }

    public SourceViewModel<DataSummary> oldText() {
        return oldText;
    }

    /// The column of the new text's tables that is read.
    public ColumnViewModel newColumn() {
        return newColumn;
    }

    /// The column of the old text's tables that is read.
    public ColumnViewModel oldColumn() {
        return oldColumn;
    }

    ColumnChoices columns() {
        return columns;
    }

    /// Old text that the model writes itself.
    public SelfReplayViewModel selfReplay() {
        return selfReplay;
    }

    public ReplayViewModel replay() {
        return replay;
    }

    public SettingsViewModel settings() {
        return settings;
    }

    public KeepingViewModel keeping() {
        return keeping;
    }

    /// Whether the plan can start, and what it would do.
    public ReviewViewModel review() {
        return review;
    }

    /// The plan as it stands; empty where something is missing or is no number.
    public Optional<Plan> plan() {
        if (missing().isPresent()) {
            return Optional.empty();
        }
        Plan plan = keeping.applyTo(settings.plan(
                model.summary().get().orElseThrow().folder(),
                newText.files().get(),
                oldText.summary().get().isPresent() ? oldText.files().get() : List.of(),
                replay.ratio().orElseThrow()));
        return Optional.of(plan.withColumns(columns.columns().get().among(plan.texts()))
                .withKeeping(plan.keeping().withSelfReplay(selfReplay.selfReplay(plan.context()))));
    }

    /// What must still be done before there is a plan at all, in a sentence.
    Optional<String> missing() {
        if (model.summary().get().isEmpty()) {
            return Optional.of(absent(model, "Drop a model folder to begin.", "model"));
        }
        if (newText.summary().get().isEmpty()) {
            return Optional.of(absent(newText, "Drop the text the model shall learn.", "new text"));
        }
        if (reading(model) || reading(newText) || reading(oldText)) {
            return Optional.of("Reading what you chose…");
        }
        if (oldText.state().get() == SourceViewModel.State.FAILED) {
            return Optional.of(absent(oldText, "", "old text"));
        }
        if (replay.ratio().isEmpty()) {
            return Optional.of(replay.percent().problem().get());
        }
        return settings.firstWrong().or(keeping::firstWrong).or(selfReplay::firstWrong);
    }

    /// Takes a drop that was made anywhere: a model folder goes to the model, text to the card that is still empty.
    ///
    /// @return the texts whose place only the person can tell; empty where everything found its place
    public List<Path> drop(DroppedFiles dropped) {
        dropped.model().ifPresent(folder -> model.choose(List.of(folder)));
        List<Path> texts = dropped.texts();
        if (texts.isEmpty()) {
            return List.of();
        }
        boolean newEmpty = newText.state().get() == SourceViewModel.State.EMPTY;
        boolean oldEmpty = oldText.state().get() == SourceViewModel.State.EMPTY;
        if (newEmpty && (texts.size() == 1 || !oldEmpty)) {
            newText.choose(texts);
            return List.of();
        }
        if (oldEmpty && !newEmpty) {
            oldText.choose(texts);
            return List.of();
        }
        return texts;
    }

    /// Shows a plan made elsewhere (the sample, or an earlier run).
    public void show(Plan plan) {
        columns.show(plan.columns());
        settings.show(plan);
        keeping.show(plan);
        replay.show(plan.replay());
        selfReplay.show(plan.keeping().selfReplay());
        model.choose(List.of(plan.model()));
        newText.choose(plan.newFiles());
        if (plan.oldFiles().isEmpty()) {
            oldText.clear();
        } else {
            oldText.choose(plan.oldFiles());
        }
    }

    /// What is set up so far, to be kept.
    public ExperimentDraft draft() {
        return new DraftForm(this).draft();
    }

    /// Sets up again what was kept.
    public void restore(ExperimentDraft draft) {
        new DraftForm(this).restore(draft);
    }

    private static List<Path> oneModel(List<Path> chosen) {
        if (chosen.size() > 1) {
            throw new InputException(
                    "A model is one folder; " + chosen.size() + " things were given. Drop one folder.");
        }
        return List.of(DroppedFiles.modelFolder(chosen.getFirst()).orElse(chosen.getFirst()));
    }

    private CompletableFuture<ModelSummary> readModel(List<Path> folder, DoubleConsumer progress) {
        return workbench.openModel(folder.getFirst());
    }

    private SourceViewModel.Reader<DataSummary> readTexts(ColumnViewModel column) {
        return (files, progress) -> {
            column.look(files);
            return workbench.inspectData(
                    files, columns.columns().get(), model.summary().get().map(ModelSummary::folder), progress);
        };
    }

    private void modelChanged(Optional<ModelSummary> now) {
        now.ifPresent(opened -> {
            FieldViewModel context = settings.number(SettingsViewModel.Number.CONTEXT);
            if (context.untouched() && context.value().orElse(0) > opened.context()) {
                context.show(opened.context());
            }
        });
        newText.refresh();
        oldText.refresh();
        review.changed();
    }

    private static boolean reading(SourceViewModel<?> source) {
        return source.state().get() == SourceViewModel.State.READING;
    }

    private static String absent(SourceViewModel<?> source, String empty, String name) {
        return switch (source.state().get()) {
            case READING -> "Reading the " + name + "…";
            case FAILED -> "The " + name + " cannot be used; the reason stands beside it.";
            case EMPTY, READY -> empty;
        };
    }
}
