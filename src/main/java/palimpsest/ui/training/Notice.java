package palimpsest.ui.training;

import java.util.Optional;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.fx.Figures;

/// Something a run has to say, in words, with what to do about it.
///
/// @param kind how grave it is
/// @param title a few words
/// @param text a sentence or two
/// @param action what can be done about it; empty for nothing
public record Notice(Kind kind, String title, String text, Optional<Action> action) {
    /// Something that a notice offers.
    ///
    /// @param words on its button
    public record Action(String words, Runnable run) {}

    /// One that offers nothing.
    public Notice(Kind kind, String title, String text) {
        this(kind, title, text, Optional.empty());
    }

    /// The same with something to do about it.
    public Notice offering(String words, Runnable run) {
        return new Notice(kind, title, text, Optional.of(new Action(words, run)));
    }

    /// How grave a notice is.
    public enum Kind {
        INFORMATION,
        WARNING,
        FAILURE
    }

    /// What an event has to say to a person; empty for one that only the plots care about.
    static Optional<Notice> of(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.StateChanged(RunState state, String reason)
            when state == RunState.DIVERGED ->
                Optional.of(new Notice(
                        Kind.WARNING,
                        "The loss diverged and training stopped",
                        or(
                                reason,
                                "The last good checkpoint is kept. Lower the learning rate or add warm-up, then "
                                        + "start again.")));
            case TrainingEvent.StateChanged(RunState state, String reason)
            when state == RunState.FAILED ->
                Optional.of(new Notice(
                        Kind.FAILURE,
                        "Training failed",
                        sentence(reason) + "What was measured so far is kept in the run's folder."));
            case TrainingEvent.StateChanged(RunState state, String reason)
            when state == RunState.FINISHED && !reason.isBlank() ->
                Optional.of(new Notice(Kind.INFORMATION, "The best step is kept", reason));
            case TrainingEvent.CadenceLengthened lengthened ->
                Optional.of(new Notice(
                        Kind.INFORMATION,
                        "Measuring less often",
                        "Measuring took too much of the time, so it now happens every "
                                + Figures.count(lengthened.everyNow(), "step") + " instead of every "
                                + Figures.count(lengthened.everyBefore()) + "."));
            case TrainingEvent.PartChosen part ->
                Optional.of(
                        new Notice(Kind.INFORMATION, "A part of the model is trained", String.join(" ", part.notes())));
            case TrainingEvent.PassStarted started ->
                Optional.of(new Notice(
                        Kind.INFORMATION,
                        "The " + started.corpus() + " text begins again",
                        "Pass " + started.pass() + " over the " + started.corpus() + " text began at step "
                                + Figures.count(started.step()) + " in a fresh order."));
            case TrainingEvent.SelfReplayReady written ->
                Optional.of(new Notice(
                        Kind.INFORMATION,
                        Figures.count(written.tokens(), "token") + " of old text written by the model itself",
                        Figures.count(written.texts(), "text") + " in " + written.file() + ". It begins: "
                                + written.beginning()));
            case TrainingEvent.StateChanged _,
                    TrainingEvent.Preparing _,
                    TrainingEvent.DeviceChosen _,
                    TrainingEvent.WorkSized _,
                    TrainingEvent.PassagesChosen _,
                    TrainingEvent.StepDone _,
                    TrainingEvent.Measured _,
                    TrainingEvent.ProbesScored _,
                    TrainingEvent.Checkpointed _,
                    TrainingEvent.BestFound _ -> Optional.empty();
        };
    }

    /// Notices that say the same about a later moment replace each other.
    boolean replaces(Notice earlier) {
        return kind == earlier.kind && title.equals(earlier.title);
    }

    /// The run's own words; others only where it has none.
    private static String or(String reason, String otherwise) {
        return reason.isBlank() ? otherwise : sentence(reason).strip();
    }

    private static String sentence(String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            return "";
        }
        return text.endsWith(".") ? text + " " : text + ". ";
    }
}
