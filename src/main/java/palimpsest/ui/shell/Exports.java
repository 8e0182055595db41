package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.Dragboard;
import javafx.scene.layout.Region;
import palimpsest.ui.export.Dragged;
import palimpsest.ui.export.ExportForm;
import palimpsest.ui.export.ExportView;
import palimpsest.ui.export.ExportViewModel;
import palimpsest.ui.fx.Background;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FileKind;
import palimpsest.ui.fx.FxThread;
import palimpsest.ui.pictures.RunPictures;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.Exporter;
import palimpsest.ui.training.RecordedPlots;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunExport;

/// Takes what the window shows out of it: asks as what and where, has it drawn away from the FX thread, and says where
/// it is. FX thread.
final class Exports implements Exporter, AutoCloseable {
    private static final FileKind REPORT = new FileKind("HTML report", ".html");

    private final Background previews = new Background("palimpsest-previews");
    private final Background writing = new Background("palimpsest-exports");
    private final QuestionView question;
    private final FileDialogs dialogs;
    private final TrainingViewModel training;
    private final ExportNotices notices;
    private final ExportViewModel model;
    private final Region choices;
    private Supplier<List<Exhibit>> shown = List::of;
    private Optional<Exhibit> grabbed = Optional.empty();
    private CompletableFuture<Dragged> held = new CompletableFuture<>();

    /// @param folders shows a folder to the person
    /// @param training names the runs that are shown, and takes what there is to say
    Exports(QuestionView question, FileDialogs dialogs, Consumer<Path> folders, TrainingViewModel training) {
        this.question = question;
        this.dialogs = dialogs;
        notices = new ExportNotices(training, folders);
        this.training = training;
        model = new ExportViewModel(
                new ExportViewModel.Lanes(previews.everything(), writing.everything(), FxThread::run),
                training::fileName);
        choices = new ExportView().createView(model);
    }

    /// @param exhibits everything that the window may show, the whole page last
    void offer(Supplier<List<Exhibit>> exhibits) {
        shown = exhibits;
    }

    ExportViewModel model() {
        return model;
    }

    /// Asks what of the window shall be written, beginning with one of them.
    ///
    /// @param id of the one, or how it begins
    void export(String id) {
        ask(find(id));
    }

    @Override
    public void export(Exhibit exhibit) {
        ask(Optional.of(exhibit));
    }

    /// Copies the part of the window that has the keyboard, or where none has the first there is.
    void copyPart() {
        Optional<Exhibit> part = ExportHandle.around(question.focused())
                .or(() -> shown.get().stream()
                        .filter(exhibit -> exhibit.picture().get().isPresent())
                        .findFirst());
        part.ifPresentOrElse(this::copy, notices::nothing);
    }

    @Override
    public void copy(Exhibit exhibit) {
        if (taken(exhibit)) {
            copy(exhibit, ExportForm.PNG);
        }
    }

    /// Asks where the numbers behind all plots shall be written.
    void saveNumbers() {
        find("plots").ifPresentOrElse(this::saveNumbers, notices::nothing);
    }

    @Override
    public void saveNumbers(Exhibit exhibit) {
        if (taken(exhibit)) {
            save(exhibit, ExportForm.CSV, () -> {});
        }
    }

    @Override
    public void grab(Exhibit exhibit) {
        boolean full = model.choose(exhibit);
        grabbed = full ? Optional.of(exhibit) : Optional.empty();
        if (full) {
            held = model.dragged();
        }
    }

    @Override
    public Optional<Consumer<Dragboard>> drag(Exhibit exhibit) {
        if (grabbed.filter(exhibit::equals).isEmpty()) {
            grab(exhibit);
        }
        boolean full = grabbed.isPresent();
        grabbed = Optional.empty();
        try {
            // it was begun when the title was pressed, and the hand has moved since
            return full ? Optional.of(held.join()::offer) : Optional.empty();
        } catch (CompletionException failure) {
            notices.refuse(what(exhibit), failure);
            return Optional.empty();
        }
    }

    /// Asks where a report of the shown runs shall be written.
    void report() {
        List<Path> runs = training.runs().stream().map(Run::folder).toList();
        if (runs.isEmpty()) {
            notices.nothing();
            return;
        }
        dialogs.save("Export the report", training.fileName() + "-report", REPORT)
                .ifPresent(file -> {
                    RunExport.Target target = new RunExport.Target(RunExport.What.REPORT, file);
                    RunExport.Axes axes = training.choices().axes();
                    notices.follow(
                            "report",
                            file,
                            CompletableFuture.runAsync(
                                    () -> new RunPictures(RecordedPlots::of)
                                            .write(new RunExport(
                                                    RecordedRuns.read(runs),
                                                    List.of(target),
                                                    axes,
                                                    RunExport.Ground.LIGHT,
                                                    1)),
                                    writing.everything()));
                });
    }

    private Optional<Exhibit> find(String id) {
        List<Exhibit> all = shown.get();
        return all.stream()
                .filter(exhibit -> exhibit.id().equals(id))
                .findFirst()
                .or(() -> all.stream()
                        .filter(exhibit -> exhibit.id().startsWith(id))
                        .findFirst());
    }

    private void ask(Optional<Exhibit> first) {
        if (model.offer(shown.get(), first)) {
            ask();
        } else {
            notices.nothing();
        }
    }

    private void ask() {
        question.ask(
                "Export",
                choices,
                List.of(
                        new QuestionView.Answer(
                                "export-save",
                                "Save…",
                                true,
                                () -> save(model.chosen().get(), model.form().get(), this::ask)),
                        new QuestionView.Answer(
                                "export-copy",
                                "Copy",
                                false,
                                () -> copy(model.chosen().get(), model.form().get())),
                        new QuestionView.Answer("export-cancel", "Cancel", false, () -> {})));
    }

    /// Done, on any thread, once all that was begun is written.
    CompletableFuture<Void> finished() {
        return CompletableFuture.runAsync(() -> {}, writing.everything());
    }

    @Override
    public void close() {
        previews.close();
        writing.close();
    }

    private boolean taken(Exhibit exhibit) {
        boolean full = model.choose(exhibit);
        if (!full) {
            notices.nothing();
        }
        return full;
    }

    /// @param otherwise what to do where the person changed their mind
    private void save(Exhibit exhibit, ExportForm form, Runnable otherwise) {
        String what = what(exhibit) + (form == ExportForm.CSV ? " as numbers" : "");
        dialogs.save("Export the " + what, model.fileName(form), form.kind())
                .ifPresentOrElse(file -> notices.follow(what, file, model.write(file, form)), otherwise);
    }

    private void copy(Exhibit exhibit, ExportForm form) {
        String what = what(exhibit);
        model.copied(form)
                .whenCompleteAsync(
                        (copied, failure) -> {
                            if (failure == null) {
                                copied.put();
                                notices.copied(what);
                            } else {
                                notices.refuse(what, failure);
                            }
                        },
                        FxThread::run);
    }

    private static String what(Exhibit exhibit) {
        return exhibit.name().toLowerCase(Locale.ROOT);
    }
}
