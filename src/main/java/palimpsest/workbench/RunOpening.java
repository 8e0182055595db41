package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import palimpsest.history.Interruption;
import palimpsest.history.RunStream;
import palimpsest.measure.Question;
import palimpsest.tensor.InputException;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;

/// Reads a run's folder into a feed. What takes more than a moment is read while the run is shown already, so that its
/// feed grows as that of a run under way does.
final class RunOpening {
    private final RunStream stream;
    private final LiveFeed feed = new LiveFeed();
    private final Run run;

    private RunOpening(
            RunStream stream,
            Function<List<Question>, CompletableFuture<Replies>> asking,
            Function<Run, RunTexts> reading) {
        this.stream = stream;
        run = new ClosedRun(stream.folder().root(), stream.plan(), feed, asking, reading);
    }

    /// @param reader reads
    /// @param asking asks the model of the latest checkpoint
    /// @param reading looks up and asks about the texts of a run
    /// @return ends when there is something to show
    static CompletableFuture<Run> open(
            Path folder,
            Executor reader,
            Function<List<Question>, CompletableFuture<Replies>> asking,
            Function<Run, RunTexts> reading) {
        CompletableFuture<Run> opened = new CompletableFuture<>();
        reader.execute(() -> {
            try {
                new RunOpening(RunStream.open(folder), asking, reading).read(opened);
            } catch (InputException | IllegalStateException e) {
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }

    private void read(CompletableFuture<Run> opened) {
        if (!stream.passages().none()) {
            feed.on(stream.passages());
        }
        List<Long> snapshots = stream.snapshots();
        if (stream.large()) {
            // the first picture: where the run stands, and its tokens
            feed.stands(stream.state());
            feed.show(
                    snapshots.contains(0L) ? stream.snapshot(0) : null,
                    snapshots.isEmpty() ? null : stream.snapshot(snapshots.getLast()));
            opened.complete(run);
        }
        stream.tell(new RunStream.Listener() {
            @Override
            public void on(TrainingEvent event) {
                feed.on(event);
            }

            @Override
            public void interrupted(Interruption interruption) {
                feed.interrupted(List.of(interruption));
            }
        });
        try {
            snapshots.forEach(step -> feed.on(new TrainingEvent.ProbesScored(stream.snapshot(step))));
            feed.on(stream.state());
        } catch (InputException damaged) {
            // where the run is shown already, it says so; otherwise it is not shown
            feed.on(new TrainingEvent.StateChanged(RunState.FAILED, damaged.getMessage()));
            opened.completeExceptionally(damaged);
        }
        opened.complete(run);
    }
}
