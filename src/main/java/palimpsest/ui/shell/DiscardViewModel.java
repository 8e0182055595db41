package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import palimpsest.ui.fx.FailureWords;
import palimpsest.ui.training.Notice;
import palimpsest.workbench.Trashed;
import palimpsest.workbench.Workbench;

/// Moves runs to the system's trash, and puts the last of them back.
final class DiscardViewModel {
    private final Workbench workbench;
    private final Executor fx;
    private final Consumer<Notice> say;
    private final Consumer<Path> gone;
    private final Consumer<Path> back;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private Optional<Trashed> last = Optional.empty();

    /// @param fx runs what it is given on the FX thread
    /// @param gone is told of a run that is in the trash now
    /// @param back is told of a run that lies where it lay again
    DiscardViewModel(Workbench workbench, Executor fx, Consumer<Notice> say, Consumer<Path> gone, Consumer<Path> back) {
        this.workbench = workbench;
        this.fx = fx;
        this.say = say;
        this.gone = gone;
        this.back = back;
    }

    /// Whether [#undo] has something to put back.
    ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    void discard(Path run) {
        workbench
                .discard(run)
                .whenCompleteAsync(
                        (thrown, failure) -> {
                            if (failure == null) {
                                thrown(thrown);
                            } else {
                                refuse("The run is not in the trash", failure);
                            }
                        },
                        fx);
    }

    void undo() {
        last.ifPresent(thrown -> workbench
                .putBack(thrown)
                .whenCompleteAsync(
                        (none, failure) -> {
                            if (failure == null) {
                                remember(Optional.empty());
                                back.accept(thrown.from());
                                say.accept(new Notice(
                                        Notice.Kind.INFORMATION,
                                        "The run is back",
                                        thrown.from().getFileName() + " lies where it lay."));
                            } else {
                                refuse("The run is not back", failure);
                            }
                        },
                        fx));
    }

    private void thrown(Trashed thrown) {
        remember(Optional.of(thrown).filter(Trashed::canReturn));
        gone.accept(thrown.from());
        say.accept(new Notice(
                Notice.Kind.INFORMATION,
                "The run is in the trash",
                thrown.from().getFileName()
                        + (thrown.canReturn()
                                ? " is kept there until you empty it. Undo brings it back (Ctrl+Z)."
                                : " is kept there until you empty it.")));
    }

    private void remember(Optional<Trashed> thrown) {
        last = thrown;
        undoable.set(thrown.isPresent());
    }

    private void refuse(String what, Throwable failure) {
        say.accept(new Notice(Notice.Kind.WARNING, what, FailureWords.sentence(failure)));
    }
}
