package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import palimpsest.ui.fx.FailureWords;
import palimpsest.ui.fx.FxThread;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;

/// Says how an export goes, and where it is. FX thread.
final class ExportNotices {
    private final TrainingViewModel training;
    private final Consumer<Path> folders;

    /// @param training takes what there is to say
    /// @param folders shows a folder to the person
    ExportNotices(TrainingViewModel training, Consumer<Path> folders) {
        this.training = training;
        this.folders = folders;
    }

    /// Says that something is being written, and then where it is.
    ///
    /// @param what it is, in words
    /// @param written done on any thread
    void follow(String what, Path file, CompletableFuture<?> written) {
        String title = "Export of the " + what;
        Notice waiting = information(title, "It is being written to " + file + ".");
        training.say(waiting);
        written.whenCompleteAsync(
                (done, failure) -> {
                    training.notices().removeIf(waiting::equals);
                    if (failure == null) {
                        Path folder = file.toAbsolutePath().getParent();
                        training.say(information(title, "It is in " + file + ".")
                                .offering("Show in folder", () -> folders.accept(folder)));
                    } else {
                        refuse(what, failure);
                    }
                },
                FxThread::run);
    }

    void copied(String what) {
        training.say(information("Copied the " + what, "It is on the clipboard: paste it where it belongs."));
    }

    void refuse(String what, Throwable failure) {
        training.say(new Notice(
                Notice.Kind.FAILURE, "The " + what + " could not be exported", FailureWords.sentence(failure)));
    }

    void nothing() {
        training.say(information("There is nothing to export yet", "Start a run, or choose one from the list."));
    }

    private static Notice information(String title, String text) {
        return new Notice(Notice.Kind.INFORMATION, title, text);
    }
}
