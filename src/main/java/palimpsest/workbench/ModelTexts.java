package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import palimpsest.data.Document;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.history.RunFolder;
import palimpsest.history.Snapshots;
import palimpsest.history.TokenCourse;
import palimpsest.measure.NextTokens;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextComparison;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;

/// The texts of a run under its base and its model. Weights of the base are read where they lie, so that asking takes
/// no copy of them; what it takes is given back when the answer is there.
final class ModelTexts implements RunTexts {
    private static final int LIKELIEST = 10;

    private final Run run;
    private final AskedModel live;
    private final Executor lister;
    private final Executor moments;

    /// @param live the model in memory, where the run is under way
    /// @param lister looks up what takes no model
    /// @param moments runs short work on the engine thread
    ModelTexts(Run run, AskedModel live, Executor lister, Executor moments) {
        this.run = run;
        this.live = live;
        this.lister = lister;
        this.moments = moments;
    }

    /// Something to do with both models.
    private interface Errand<T> {
        /// @param step optimizer steps of the second
        T of(ModelInHand base, ModelInHand now, long step);
    }

    @Override
    public CompletableFuture<ProbeSnapshot> snapshot(long step) {
        return CompletableFuture.supplyAsync(() -> snapshots().read(step), lister);
    }

    @Override
    public CompletableFuture<TokenCourse> course(int passage, int token) {
        return CompletableFuture.supplyAsync(() -> snapshots().course(passage, token), lister);
    }

    private Snapshots snapshots() {
        return new Snapshots(
                folder(), run.feed().passages(), run.feed().questions().size());
    }

    @Override
    public CompletableFuture<ComparedText> score(String text) {
        return ask(Long.MAX_VALUE, (base, now, step) -> {
            ModelFolder model = base.folder();
            List<Passage> passages = TextScoring.passages(model, new Document("Your text", text));
            ProbeRows rows = new ProbeRows(passages, TrainingData.intake(model));
            TextComparison.Scores scores = TextComparison.score(
                    now.engine(),
                    base.scored(),
                    now.scored(),
                    rows,
                    model.config().vocabulary());
            return new ComparedText(
                    passages, new ProbeSnapshot(0, scores.base()), new ProbeSnapshot(step, scores.now()));
        });
    }

    @Override
    public CompletableFuture<Alternatives> alternatives(Passage passage, int token, long wanted) {
        return ask(wanted, (base, now, step) -> {
            int[] lead = base.folder().tokenizer().beginning().stream().toArray();
            int[] ids = IntStream.concat(Arrays.stream(lead), Arrays.stream(passage.ids(), 0, token))
                    .toArray();
            if (ids.length == 0) {
                throw new InputException("Nothing precedes this token, so no model expects anything in its place.");
            }
            int actual = passage.ids()[token];
            return new Alternatives(step, choices(base, base, ids, actual), choices(base, now, ids, actual));
        });
    }

    private static List<Alternatives.Choice> choices(ModelInHand base, ModelInHand model, int[] ids, int actual) {
        ModelFolder folder = base.folder();
        return NextTokens.likeliest(
                        model.engine(), model.scored(), ids, folder.config().context(), LIKELIEST)
                .stream()
                .map(each -> new Alternatives.Choice(
                        each.id() < folder.tokenizer().vocabularySize()
                                ? folder.tokenizer().text(each.id())
                                : "",
                        each.log2p(),
                        each.id() == actual))
                .toList();
    }

    @Override
    public CompletableFuture<Continuations> continuations(String prompt, int tokens) {
        return ask(
                Long.MAX_VALUE,
                (base, now, step) ->
                        new Continuations(step, written(base, prompt, tokens), written(now, prompt, tokens)));
    }

    private static List<String> written(ModelInHand model, String prompt, int tokens) {
        List<String> pieces = new ArrayList<>();
        TextContinuation.write(model, prompt, tokens, Sampling.greedy(), pieces::add);
        return pieces;
    }

    private <T> CompletableFuture<T> ask(long wanted, Errand<T> errand) {
        return askLive(errand).orElseGet(() -> askLater(wanted, errand));
    }

    private <T> Optional<CompletableFuture<T>> askLive(Errand<T> errand) {
        return live.ask((now, step) -> {
            try (Arena arena = Arena.ofShared()) {
                return errand.of(ModelInHand.of(now.engine(), now.folder(), arena), now, step);
            }
        });
    }

    /// By the time that the engine thread has a moment, a run that was being prepared may have its model in memory.
    private <T> CompletableFuture<T> askLater(long wanted, Errand<T> errand) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        moments.execute(() -> {
            try {
                Optional<CompletableFuture<T>> asked = askLive(errand);
                if (asked.isEmpty()) {
                    reply.complete(atCheckpoint(wanted, errand));
                } else {
                    asked.get().whenComplete((answer, failure) -> {
                        if (failure == null) {
                            reply.complete(answer);
                        } else {
                            reply.completeExceptionally(failure);
                        }
                    });
                }
            } catch (RuntimeException failure) {
                reply.completeExceptionally(failure);
            }
        });
        return reply;
    }

    private <T> T atCheckpoint(long wanted, Errand<T> errand) {
        long step = folder().checkpointSteps().stream()
                .min(Comparator.comparingLong(each -> Math.abs(each - Math.min(wanted, Long.MAX_VALUE / 2))))
                .orElseThrow(() -> new InputException(
                        "%s has no checkpoint yet, so there is no model to compare with the base. Let the run go on."
                                .formatted(folder().root())));
        Plan plan = run.plan();
        try (ModelFolder base = ModelFolder.open(plan.model()).readingControlTokens(plan.controlTokens());
                ModelFolder tuned = ModelFolder.open(folder().checkpoint(step));
                Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), plan.threads())) {
            return errand.of(ModelInHand.of(engine, base, arena), ModelInHand.of(engine, tuned, arena), step);
        }
    }

    private RunFolder folder() {
        return new RunFolder(run.folder());
    }
}
