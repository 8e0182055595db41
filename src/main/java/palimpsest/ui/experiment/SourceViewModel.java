package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.tensor.InputException;

/// One card that takes files or a folder: it reads them in the background and shows what was understood.
///
/// A later choice makes an earlier answer void. What cannot be read takes nothing away: an earlier choice that was
/// readable stays in use and the reason is told beside it.
///
/// @param <S> what reading understands
public final class SourceViewModel<S> {
    /// What the card shows.
    public enum State {
        EMPTY,
        READING,
        READY,
        /// Chosen, but cannot be used; the problem says why.
        FAILED
    }

    /// What was understood, in words.
    ///
    /// @param preview the beginning of the text; empty where there is none
    public record Words(String title, String detail, String preview) {
        static final Words NONE = new Words("", "", "");
    }

    private final UnaryOperator<List<Path>> meant;
    private final Function<List<Path>, CompletableFuture<S>> reader;
    private final Function<S, Words> wording;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<List<Path>> files = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Words> words = new ReadOnlyObjectWrapper<>(Words.NONE);
    private final ReadOnlyObjectWrapper<Optional<S>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int ticket;

    /// @param meant what a choice stands for, such as the texts in a folder; refuses with an [InputException]
    /// @param reader reads what is meant
    SourceViewModel(
            UnaryOperator<List<Path>> meant,
            Function<List<Path>, CompletableFuture<S>> reader,
            Function<S, Words> wording,
            Executor fx) {
        this.meant = meant;
        this.reader = reader;
        this.wording = wording;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The files in use (or, where none could be read, those that were tried).
    public ReadOnlyObjectProperty<List<Path>> files() {
        return files.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Words> words() {
        return words.getReadOnlyProperty();
    }

    /// What was understood; empty unless the card is ready.
    public ReadOnlyObjectProperty<Optional<S>> summary() {
        return summary.getReadOnlyProperty();
    }

    /// What is wrong, in a sentence; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Chooses files, in place of those chosen before.
    public void choose(List<Path> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        int mine = ++ticket;
        List<Path> wanted = chosen;
        CompletableFuture<S> reading;
        try {
            wanted = List.copyOf(meant.apply(chosen));
            reading = reader.apply(wanted);
        } catch (InputException refused) {
            reading = CompletableFuture.failedFuture(refused);
        }
        state.set(State.READING);
        problem.set("");
        if (summary.get().isEmpty()) {
            files.set(wanted);
        }
        words.set(new Words("Reading " + named(wanted), "", ""));
        List<Path> asked = wanted;
        reading.whenCompleteAsync((read, failure) -> answered(mine, asked, read, failure), fx);
    }

    /// Takes the choice back.
    public void clear() {
        ticket++;
        summary.set(Optional.empty());
        files.set(List.of());
        words.set(Words.NONE);
        problem.set("");
        state.set(State.EMPTY);
    }

    /// Reads what is chosen once more: what it means has changed.
    void refresh() {
        choose(files.get());
    }

    private void answered(int mine, List<Path> chosen, S read, Throwable failure) {
        if (mine != ticket) {
            return;
        }
        if (failure == null) {
            files.set(chosen);
            words.set(wording.apply(read));
            summary.set(Optional.of(read));
            state.set(State.READY);
            return;
        }
        problem.set(sentence(failure));
        words.set(summary.get().map(wording).orElse(new Words(named(chosen), "cannot be used", "")));
        state.set(summary.get().isPresent() ? State.READY : State.FAILED);
    }

    static String named(List<Path> files) {
        Path name = files.getFirst().getFileName();
        String first = name == null ? files.getFirst().toString() : name.toString();
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    /// A failure in words for a person.
    static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof InputException
                ? cause.getMessage()
                : "This went wrong inside Palimpsest and is not your doing: " + cause + ".";
    }
}
