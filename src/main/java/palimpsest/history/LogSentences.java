package palimpsest.history;

import java.util.Locale;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.CadenceLengthened;
import palimpsest.train.TrainingEvent.Checkpointed;
import palimpsest.train.TrainingEvent.DeviceChosen;
import palimpsest.train.TrainingEvent.PartChosen;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.WorkSized;

/// The sentences of `log.txt`.
final class LogSentences {
    private LogSentences() {}

    static String of(StateChanged change, long step) {
        String state = change.state().name().toLowerCase(Locale.ROOT);
        String reason = change.reason().isEmpty() ? "" : " " + change.reason();
        return "The run is %s after step %d.%s".formatted(state, step, reason);
    }

    static String of(TrainingEvent event) {
        return switch (event) {
            case DeviceChosen device ->
                "Computing on the %s with %d threads. %s"
                        .formatted(device.device(), device.threads(), device.note())
                        .strip();
            case PartChosen part -> String.join(" ", part.notes());
            case WorkSized size ->
                "A pass over the new text is %d tokens; a step takes %.3g operations."
                        .formatted(size.newTokens(), size.flops());
            case SelfReplayReady written ->
                "The base model wrote %d texts of %d tokens in all, as old text: %s."
                        .formatted(written.texts(), written.tokens(), written.file());
            case PassStarted pass ->
                "Step %d began pass %d over the %s text, in a fresh order."
                        .formatted(pass.step(), pass.pass(), pass.corpus());
            case CadenceLengthened cadence ->
                "Measuring took too much of the time: every %d steps from step %d on, not every %d."
                        .formatted(cadence.everyNow(), cadence.step(), cadence.everyBefore());
            case Checkpointed checkpoint -> "The checkpoint of step %d is written.".formatted(checkpoint.step());
            case BestFound best ->
                "Step %d is the best so far, with %.4f nats per token.".formatted(best.step(), best.loss());
            default -> throw new IllegalArgumentException("no sentence for " + event);
        };
    }

    static String repeated(String what, double before, double now) {
        return """
            Warning: %s was done again after the resume and differs from what was recorded (loss %s, recorded %s). \
            The recorded value is kept. Another machine or program version explains it; on the same ones it \
            should not happen.\
            """.formatted(what, now, before);
    }
}
