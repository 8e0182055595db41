package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import palimpsest.history.RecordedRun;
import palimpsest.measure.Question;
import palimpsest.train.Plan;

/// A run under way (or just ended): what it says, and what can be asked of it.
public interface Run {
    /// A run as its folder tells of its steps and measurements, to be drawn: it has no probes, and its model cannot be
    /// asked.
    static Run recorded(RecordedRun run) {
        return new ClosedRun(
                run.folder().root(),
                run.manifest().plan(),
                RecordedFeed.ofMetrics(run),
                _ -> CompletableFuture.failedFuture(new UnsupportedOperationException("It is only drawn.")),
                _ -> {
                    throw new UnsupportedOperationException("It is only drawn.");
                });
    }

    /// Its run folder.
    Path folder();

    Plan plan();

    /// What it says, to be polled.
    RunFeed feed();

    /// Finishes the step in flight, then waits.
    void pause();

    /// Goes on after a pause.
    void proceed();

    /// Finishes the step in flight, writes a checkpoint and ends.
    void stop();

    /// Has the model as it is now answer in its own words: between steps while the run is under way, later from the
    /// latest checkpoint. The future ends with [palimpsest.tensor.InputException] where there is no model to ask.
    CompletableFuture<Replies> ask(List<Question> questions);

    /// What can be looked up and asked about texts.
    RunTexts texts();
}
