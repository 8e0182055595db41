package palimpsest.ui.tokens;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.history.TokenCourse;
import palimpsest.measure.Passage;
import palimpsest.ui.fx.FailureWords;
import palimpsest.workbench.Run;

/// The card of one token: how its probability went over time, and what both models expect in its place. The models are
/// asked once a moment, and again at most every few seconds as the moment changes, so that a run under way keeps its
/// speed. FX thread.
public final class PinViewModel {
    private static final long ASK_EVERY_NANOS = 4_000_000_000L;

    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<TokenPlace>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TokenCourse>> course = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PinTable>> alternatives =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

    private Run run;
    private Passage passage;
    private boolean ownText;
    private long step;
    private long readSteps;
    private long askedFor = -1;
    private long askedAt;
    private int asked;

    PinViewModel(Executor fx) {
        this.fx = fx;
    }

    void follow(Run other) {
        run = other;
        close();
    }

    /// Lets the card of a token stand, or takes it away where it is the one that stands.
    ///
    /// @param at step of the snapshot that is shown
    /// @param own whether the token is one of a person's own text, which has no course over time
    void toggle(TokenMap map, TokenPlace pinned, long at, boolean own) {
        if (place.get().filter(pinned::equals).isPresent()) {
            close();
            return;
        }
        close();
        passage = map.source().passages().get(pinned.passage());
        ownText = own;
        place.set(Optional.of(pinned));
        at(at);
    }

    /// Takes the card away.
    public void close() {
        place.set(Optional.empty());
        course.set(Optional.empty());
        alternatives.set(Optional.empty());
        trouble.set("");
        asking.set(false);
        readSteps = 0;
        askedFor = -1;
        askedAt = 0;
        asked++;
    }

    /// The token whose card stands.
    ReadOnlyObjectProperty<Optional<TokenPlace>> place() {
        return place.getReadOnlyProperty();
    }

    /// How well the token was predicted over time; empty until it is read, and for a text of one's own.
    public ReadOnlyObjectProperty<Optional<TokenCourse>> course() {
        return course.getReadOnlyProperty();
    }

    /// What both models expect in its place; empty until they have answered.
    public ReadOnlyObjectProperty<Optional<PinTable>> alternatives() {
        return alternatives.getReadOnlyProperty();
    }

    /// Why there are no alternatives, in a sentence; empty where there is no trouble.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether the models are being asked.
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /// The characters of the token.
    String token() {
        return place.get().map(at -> passage.token(at.token())).orElse("");
    }

    /// Keeps the card up to a moment of the run.
    void at(long now) {
        step = now;
        if (place.get().isEmpty()) {
            return;
        }
        int snapshots = run.feed().recallsFrom(0).size();
        if (!ownText && snapshots != readSteps) {
            readSteps = snapshots;
            readCourse(place.get().get());
        }
        boolean due = askedFor < 0 || System.nanoTime() - askedAt > ASK_EVERY_NANOS;
        if (askedFor != step && due && !asking.get()) {
            ask(place.get().get());
        }
    }

    private void readCourse(TokenPlace at) {
        int mine = asked;
        run.texts()
                .course(at.passage(), at.token())
                .whenCompleteAsync(
                        (read, failure) -> {
                            if (mine == asked && read != null) {
                                course.set(Optional.of(read));
                            }
                        },
                        fx);
    }

    private void ask(TokenPlace at) {
        int mine = asked;
        askedFor = step;
        askedAt = System.nanoTime();
        asking.set(true);
        run.texts()
                .alternatives(passage, at.token(), step)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (mine == asked) {
                                asking.set(false);
                                alternatives.set(Optional.ofNullable(answer).map(PinTable::of));
                                trouble.set(failure == null ? "" : FailureWords.sentence(failure));
                            }
                        },
                        fx);
    }
}
