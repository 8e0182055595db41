package palimpsest.ui.tokens;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.ui.fx.FailureWords;
import palimpsest.workbench.ComparedText;
import palimpsest.workbench.Run;

/// A text of the person's own under the base and the model: scored as it is typed, again as the model changes, and
/// continued when asked to. One request is under way at a time, and while a run trains the text is scored again at most
/// every few seconds, so that the run keeps its speed. FX thread.
public final class OwnTextViewModel {
    /// Tokens that are added at a time.
    static final int CONTINUED = 40;

    private static final long AGAIN_EVERY_NANOS = 4_000_000_000L;

    private final Executor fx;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<ComparedText>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Difference>> continued = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");

    private Run run;
    private String scored = "";
    private long scoredAt;
    private long scoredSnapshots;
    private boolean scoring;
    private boolean continuing;
    private int generation;

    /// @param settle runs what it is given once nothing more was given for a moment
    OwnTextViewModel(Executor fx, Consumer<Runnable> settle) {
        this.fx = fx;
        text.subscribe(() -> {
            continued.set(Optional.empty());
            settle.accept(this::score);
        });
    }

    void follow(Run other) {
        run = other;
        generation++;
        scoring = false;
        continuing = false;
        scored = "";
        compared.set(Optional.empty());
        continued.set(Optional.empty());
        standing.set("");
        score();
    }

    /// Whether the own text is shown in the place of the passages.
    public BooleanProperty chosen() {
        return chosen;
    }

    boolean isChosen() {
        return chosen.get();
    }

    public StringProperty text() {
        return text;
    }

    /// The text as both models predict it; empty until it is scored.
    public ReadOnlyObjectProperty<Optional<ComparedText>> compared() {
        return compared.getReadOnlyProperty();
    }

    /// How both models go on with the text; empty until they were asked.
    public ReadOnlyObjectProperty<Optional<Difference>> continued() {
        return continued.getReadOnlyProperty();
    }

    /// What is under way or went wrong, in a few words; empty where there is nothing to say.
    public ReadOnlyStringProperty standing() {
        return standing.getReadOnlyProperty();
    }

    /// Scores the text again where the model has changed since.
    void modelMoved() {
        boolean due = System.nanoTime() - scoredAt > AGAIN_EVERY_NANOS;
        if (chosen.get() && due && snapshots() != scoredSnapshots && !scored.isEmpty()) {
            scored = "";
            score();
        }
    }

    private long snapshots() {
        return run.feed().recallsFrom(0).size();
    }

    private void score() {
        String now = text.get();
        if (run == null || scoring || now.equals(scored)) {
            return;
        }
        if (now.isBlank()) {
            scored = now;
            compared.set(Optional.empty());
            continued.set(Optional.empty());
            standing.set("");
            return;
        }
        int mine = generation;
        scoring = true;
        scored = now;
        scoredAt = System.nanoTime();
        scoredSnapshots = snapshots();
        standing.set("Scoring…");
        run.texts()
                .score(now)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (mine == generation) {
                                scoring = false;
                                standing.set(failure == null ? "" : FailureWords.sentence(failure));
                                compared.set(Optional.ofNullable(answer));
                                score();
                            }
                        },
                        fx);
    }

    /// Has both models go on with the text.
    public void goOn() {
        if (run == null || continuing || text.get().isBlank()) {
            return;
        }
        int mine = generation;
        continuing = true;
        standing.set("Both models are writing…");
        run.texts()
                .continuations(text.get(), CONTINUED)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (mine == generation) {
                                continuing = false;
                                standing.set(failure == null ? "" : FailureWords.sentence(failure));
                                continued.set(Optional.ofNullable(answer).map(Difference::of));
                            }
                        },
                        fx);
    }
}
