package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.tensor.InputException;
import palimpsest.ui.fx.FailureWords;
import palimpsest.ui.fx.Figures;

/// One card that takes files or a folder: it reads them in the background and shows what was understood.
///
/// A later choice ends the reading of an earlier one. What cannot be read takes nothing away: an earlier choice that
/// was readable stays in use and the reason is told beside it. What was replaced or removed can be had back.
///
/// @param <S> what reading understands
public final class SourceViewModel<S> {
    /// Reads what was chosen.
    @FunctionalInterface
    interface Reader<S> {
        /// @param progress takes the share read, 0 to 1, on any thread
        CompletableFuture<S> read(List<Path> files, DoubleConsumer progress);
    }

    /// Whether a choice made while there is one replaces it or comes on top of it.
    public enum Growth {
        REPLACED,
        ADDED
    }

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
    private final Reader<S> reader;
    private final Function<S, Words> wording;
    private final Growth growth;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<List<Path>> files = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Words> words = new ReadOnlyObjectWrapper<>(Words.NONE);
    private final ReadOnlyObjectWrapper<Optional<S>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Path>> earlier = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<CompletableFuture<S>> underWay = Optional.empty();
    private int ticket;

    /// @param meant what a choice stands for, such as the texts in a folder; refuses with an [InputException]
    /// @param reader reads what is meant
    SourceViewModel(
            UnaryOperator<List<Path>> meant, Reader<S> reader, Function<S, Words> wording, Growth growth, Executor fx) {
        this.meant = meant;
        this.reader = reader;
        this.wording = wording;
        this.growth = growth;
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

    /// What [#undo] would bring back; empty for nothing.
    public ReadOnlyObjectProperty<List<Path>> earlier() {
        return earlier.getReadOnlyProperty();
    }

    /// What happens to the files in use when others are given.
    public Growth growth() {
        return growth;
    }

    /// Takes files that a person gives: in place of those in use, or on top of them, as the card is made.
    public void give(List<Path> given) {
        if (growth == Growth.REPLACED || summary.get().isEmpty() || given.isEmpty()) {
            choose(given);
            return;
        }
        try {
            SequencedSet<Path> all = new LinkedHashSet<>(files.get());
            all.addAll(meant.apply(given));
            choose(List.copyOf(all));
        } catch (InputException refused) {
            problem.set(refused.getMessage());
        }
    }

    /// Chooses files, in place of those chosen before.
    public void choose(List<Path> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        int mine = ++ticket;
        giveUp();
        List<Path> wanted = chosen;
        CompletableFuture<S> reading;
        try {
            wanted = List.copyOf(meant.apply(chosen));
            List<Path> asked = wanted;
            reading = reader.read(wanted, share -> fx.execute(() -> tell(mine, asked, share)));
            underWay = Optional.of(reading);
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

    /// Gives up what is being read and keeps what was in use; where nothing is being read, empties the card.
    public void remove() {
        if (state.get() == State.READING && summary.get().isPresent()) {
            ticket++;
            giveUp();
            words.set(summary.get().map(wording).orElseThrow());
            state.set(State.READY);
        } else {
            clear();
        }
    }

    /// Brings back what was replaced or removed.
    public void undo() {
        choose(earlier.get());
    }

    /// Takes the choice back.
    public void clear() {
        ticket++;
        giveUp();
        earlier.set(summary.get().isPresent() ? files.get() : earlier.get());
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
        underWay = Optional.empty();
        if (failure == null) {
            if (summary.get().isEmpty()) {
                earlier.set(List.of());
            } else if (!chosen.equals(files.get())) {
                earlier.set(files.get());
            }
            files.set(chosen);
            words.set(wording.apply(read));
            summary.set(Optional.of(read));
            state.set(State.READY);
            return;
        }
        problem.set(shortened(sentence(failure), chosen)
                + (summary.get().isPresent()
                        ? " " + named(files.get()) + (files.get().size() == 1 ? " stays in use." : " stay in use.")
                        : ""));
        words.set(summary.get().map(wording).orElse(new Words(named(chosen), "cannot be used", "")));
        state.set(summary.get().isPresent() ? State.READY : State.FAILED);
    }

    private void tell(int mine, List<Path> asked, double share) {
        if (mine == ticket && state.get() == State.READING) {
            words.set(new Words("Reading " + named(asked), Figures.percent(share), ""));
        }
    }

    private void giveUp() {
        underWay.ifPresent(reading -> reading.cancel(true));
        underWay = Optional.empty();
    }

    /// A sentence about the files just given, whose folders the person knows.
    private static String shortened(String sentence, List<Path> given) {
        String text = sentence;
        for (Path file : given) {
            Path name = file.getFileName();
            text = name == null ? text : text.replace(file.toString(), name.toString());
        }
        return text;
    }

    static String named(List<Path> files) {
        Path name = files.getFirst().getFileName();
        String first = name == null ? files.getFirst().toString() : name.toString();
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    /// A failure in words for a person.
    static String sentence(Throwable failure) {
        Throwable cause = FailureWords.cause(failure);
        return cause instanceof InputException
                ? cause.getMessage()
                : "This went wrong inside Palimpsest and is not your doing: " + cause + ".";
    }
}
