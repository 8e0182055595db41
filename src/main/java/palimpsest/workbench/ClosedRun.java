package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import palimpsest.measure.Question;
import palimpsest.train.Plan;

/// A run read from its folder, whose model can be asked and no more.
///
/// @param asking asks the model of the latest checkpoint
/// @param reading looks up and asks about the texts of a run
record ClosedRun(
        Path folder,
        Plan plan,
        RunFeed feed,
        Function<List<Question>, CompletableFuture<Replies>> asking,
        Function<Run, RunTexts> reading)
        implements Run {
    @Override
    public void pause() {
        // Nothing is under way here.
    }

    @Override
    public void proceed() {
        // Nothing is under way here.
    }

    @Override
    public void stop() {
        // Nothing is under way here.
    }

    @Override
    public CompletableFuture<Replies> ask(List<Question> questions) {
        return asking.apply(questions);
    }

    @Override
    public RunTexts texts() {
        return reading.apply(this);
    }
}
