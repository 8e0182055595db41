package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import palimpsest.history.RunWriter;
import palimpsest.measure.Question;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.RunControl;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingListener;

/// A run that this workbench started or resumed. What it says goes to its folder first, then to the feed.
final class LiveRun implements Run, TrainingListener {
    private final Path folder;
    private volatile Plan plan;
    private final LiveFeed feed;
    private final Function<List<Question>, CompletableFuture<Replies>> asking;
    private final RunControl control = new RunControl();
    private final AskedModel asked = new AskedModel(control);
    private final Function<LiveRun, RunTexts> reading;
    private RunWriter writer;

    /// @param feed with what a resumed run had said before
    /// @param asking asks the model of the latest checkpoint, where none is in memory
    /// @param reading looks up and asks about the texts of a run
    LiveRun(
            Path folder,
            Plan plan,
            LiveFeed feed,
            Function<List<Question>, CompletableFuture<Replies>> asking,
            Function<LiveRun, RunTexts> reading) {
        this.folder = folder;
        this.plan = plan;
        this.feed = feed;
        this.asking = asking;
        this.reading = reading;
    }

    RunControl control() {
        return control;
    }

    AskedModel asked() {
        return asked;
    }

    /// From here on the plan is this one, with the steps that its epochs come to. On the engine thread.
    void planned(Plan counted) {
        plan = counted;
    }

    /// From here on what is said is recorded. On the engine thread.
    void record(RunWriter to) {
        writer = to;
    }

    /// Whoever sees in the feed that the run has ended finds its folder closed.
    @Override
    public void on(TrainingEvent event) {
        if (writer != null) {
            writer.on(event);
        }
        if (event instanceof TrainingEvent.StateChanged(RunState state, String reason) && state.ended()) {
            closeWriter();
        }
        feed.on(event);
    }

    /// Does the work of the run and sees to it that it ends with a state that says how. On the engine thread.
    void execute(Consumer<LiveRun> work) {
        try {
            work.accept(this);
        } catch (CancellationException e) {
            end(RunState.STOPPED, "Stopped before the first step.");
        } catch (InputException e) {
            end(RunState.FAILED, e.getMessage());
        } catch (RuntimeException | Error e) {
            // Whoever follows the run waits for its end, so every failure has to be one.
            logTrace(e);
            end(RunState.FAILED, Failures.sentence(e));
        } finally {
            closeWriter();
        }
    }

    private void end(RunState state, String reason) {
        TrainingEvent event = new TrainingEvent.StateChanged(state, reason);
        try {
            on(event);
        } catch (InputException e) {
            feed.on(new TrainingEvent.StateChanged(state, reason + " " + e.getMessage()));
        }
    }

    private void logTrace(Throwable failure) {
        if (writer != null) {
            try {
                writer.log(Failures.trace(failure));
            } catch (InputException e) {
                // The state says already what went wrong; there is no room to say more.
            }
        }
    }

    private void closeWriter() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public RunFeed feed() {
        return feed;
    }

    @Override
    public void pause() {
        control.pause();
    }

    @Override
    public void proceed() {
        control.proceed();
    }

    @Override
    public void stop() {
        control.stop();
    }

    @Override
    public CompletableFuture<Replies> ask(List<Question> questions) {
        return asked.ask((model, step) -> new Replies(step, Answering.of(model, questions)))
                .orElseGet(() -> asking.apply(questions));
    }

    @Override
    public RunTexts texts() {
        return reading.apply(this);
    }
}
