package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import palimpsest.tensor.InputException;
import palimpsest.ui.experiment.DroppedFiles;
import palimpsest.ui.experiment.ExperimentViewModel;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.training.Notice;

/// Takes what a person drops on the window or opens in it to the place that it is for; asks where only they can tell.
/// FX thread.
final class Intake {
    private static final int MOST_NAMED = 4;

    private final WorkspaceViewModel workspace;
    private final FileDialogs dialogs;
    private final QuestionView question;

    Intake(WorkspaceViewModel workspace, FileDialogs dialogs, QuestionView question) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.question = question;
    }

    /// Asks for files and takes them as if they were dropped.
    void openFiles() {
        take(dialogs.files("Open texts, tables, questions, or a file of a model or run"));
    }

    /// Asks for a folder and takes it as if it were dropped.
    void openFolder() {
        dialogs.folder("Open the folder of a model or a run, or one with texts")
                .ifPresent(folder -> take(List.of(folder)));
    }

    /// Asks for files of the new text.
    void chooseNew() {
        workspace.experiment().newText().give(dialogs.files("Choose the new text"));
    }

    /// Asks for files of the old text, which come on top of what is there.
    void chooseOld() {
        workspace.experiment().oldText().give(dialogs.files("Choose text for the old text"));
    }

    /// Asks for passages and questions to follow.
    void chooseProbes() {
        List<Path> chosen = dialogs.files("Choose passages and questions to follow");
        if (!chosen.isEmpty()) {
            ask(chosen);
        }
    }

    /// Takes files and folders of any kind.
    void take(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        refusing(() -> {
            DroppedFiles sorted = DroppedFiles.sort(paths);
            sorted.run().ifPresent(workspace::show);
            List<Path> texts = workspace.experiment().drop(sorted);
            if (!texts.isEmpty() && texts.stream().allMatch(Intake::holdsQuestions)) {
                ask(texts);
            } else if (!texts.isEmpty()) {
                askWhatFor(texts);
            }
        });
    }

    /// Says why something cannot be used.
    void refusing(Runnable taking) {
        try {
            taking.run();
        } catch (InputException refused) {
            workspace.training().say(new Notice(Notice.Kind.WARNING, "This cannot be used", refused.getMessage()));
        }
    }

    /// Takes files of passages and questions, which the next run follows.
    void ask(List<Path> questions) {
        workspace.experiment().settings().probes().choose(questions);
        workspace
                .training()
                .say(new Notice(
                        Notice.Kind.INFORMATION,
                        "The next run asks these questions",
                        "They stand as Probes among the settings."));
    }

    private void askWhatFor(List<Path> texts) {
        ExperimentViewModel experiment = workspace.experiment();
        boolean hasNew = experiment.newText().summary().get().isPresent();
        boolean hasOld = experiment.oldText().summary().get().isPresent();
        question.ask(
                "What is this text for?",
                named(texts),
                List.of(
                        new QuestionView.Answer(
                                "as-new",
                                hasNew ? "Use as the new text" : "New text",
                                true,
                                () -> experiment.newText().give(texts)),
                        new QuestionView.Answer(
                                "as-old",
                                hasOld ? "Add to the old text" : "Old text",
                                false,
                                () -> experiment.oldText().give(texts)),
                        new QuestionView.Answer("as-probes", "Questions to ask", false, () -> ask(texts)),
                        new QuestionView.Answer("as-nothing", "Cancel", false, () -> {})));
    }

    /// A table without named columns is one of questions with their answers.
    private static boolean holdsQuestions(Path file) {
        return file.toString().endsWith(".csv");
    }

    /// The names of some files, the first few of many.
    static String named(List<Path> files) {
        String names = String.join(
                ", ",
                files.stream()
                        .limit(MOST_NAMED)
                        .map(path -> String.valueOf(path.getFileName()))
                        .toList());
        return names + (files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more" : "");
    }
}
