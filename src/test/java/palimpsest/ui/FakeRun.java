package palimpsest.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.TokenScores;
import palimpsest.train.Penalties;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Run;

/// A run that does steps when a test says so, with invented losses that fall and rise as real ones do.
public final class FakeRun implements Run {
    private static final int MEASURE_EVERY = 20;
    private static final double BYTES_PER_TOKEN = 3.2;
    private static final List<String> AREAS =
            List.of("Capitals", "Elements", "Words", "Arithmetic", "Dates", "Stories", "Code");
    private static final double[] DAMAGE = {1.9, 0.4, 0.9, 0.06, 0.5, 0.2, 0.1};

    private final Path folder;
    private final Plan plan;
    private final FakeFeed feed = new FakeFeed();
    private final FakeRunTexts texts = new FakeRunTexts();
    private boolean dawdling;
    private boolean earlier;
    private final Random random = new Random(7);
    private final List<Passage> passages = FakeTexts.passages();
    private final List<Question> questions = FakeQuestions.questions();
    private long step;
    private double lowest = Double.POSITIVE_INFINITY;

    public FakeRun(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        say(RunState.PREPARING, "");
    }

    /// Prepares and does steps.
    public void advance(int steps) {
        if (feed.state() == RunState.PREPARING) {
            say(RunState.RUNNING, "");
            feed.emit(new TrainingEvent.PassagesChosen(passages, questions));
            measure();
        }
        for (int i = 0; i < steps && step < plan.steps(); i++) {
            step++;
            double loss = 0.9 + 5.4 * Math.exp(-step / 55.0) + random.nextGaussian() * 0.22;
            feed.emit(new TrainingEvent.StepDone(
                    step, step * plan.tokensPerStep(), loss, 0.8, 5e-4, 0.0826, plan.replay() * 0.998, penalties()));
            if (step % MEASURE_EVERY == 0) {
                measure();
            }
        }
        if (step == plan.steps()) {
            say(RunState.FINISHED, "");
        }
    }

    /// The run was done before, in another window.
    void wasEarlier() {
        earlier = true;
    }

    boolean earlier() {
        return earlier;
    }

    /// From now on the run is slow to do what it is asked.
    public void dawdle() {
        dawdling = true;
    }

    /// Says that the run is in another state.
    public void say(RunState state, String reason) {
        feed.emit(new TrainingEvent.StateChanged(state, reason));
    }

    public long step() {
        return step;
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
    public FakeFeed feed() {
        return feed;
    }

    @Override
    public void pause() {
        if (feed.state() == RunState.RUNNING) {
            say(RunState.PAUSED, "");
        }
    }

    @Override
    public void proceed() {
        if (feed.state() == RunState.PAUSED) {
            say(RunState.RUNNING, "");
        }
    }

    @Override
    public void stop() {
        if (!dawdling && !feed.state().ended()) {
            say(RunState.STOPPED, "");
        }
    }

    @Override
    public CompletableFuture<Replies> ask(List<Question> questions) {
        List<String> said = questions.stream()
                .map(question -> step > 0 ? "Velmara." : question.answer().strip() + ".")
                .toList();
        return CompletableFuture.completedFuture(new Replies(step, said));
    }

    @Override
    public FakeRunTexts texts() {
        return texts;
    }

    private Penalties penalties() {
        OptionalDouble none = OptionalDouble.empty();
        return plan.keeping().kl() > 0
                ? new Penalties(OptionalDouble.of(0.2 * (1 - Math.exp(-step / 90.0))), none, none)
                : Penalties.none();
    }

    private void measure() {
        double gone = (1 - Math.exp(-step / 90.0)) * Math.pow(1 - plan.replay(), 8);
        List<AreaLoss> areas = new ArrayList<>();
        areas.add(loss(AreaLoss.NEW, 1.1 + 5.2 * Math.exp(-step / 60.0)));
        double sum = 0;
        for (int i = 0; i < AREAS.size(); i++) {
            double nats = 1.7 + 0.12 * i + gone * DAMAGE[i] * 3.4;
            sum += nats;
            areas.add(loss(AREAS.get(i), nats));
        }
        areas.add(loss(AreaLoss.OLD, sum / AREAS.size()));
        feed.emit(new TrainingEvent.Measured(step, areas));
        double kept = plan.stopping().loss(areas).orElse(Double.NaN);
        if (step > 0 && kept < lowest) {
            lowest = kept;
            feed.emit(new TrainingEvent.BestFound(step, kept));
        }
        ProbeSnapshot snapshot = new ProbeSnapshot(
                step, passages.stream().map(p -> scores(p, gone)).toList(), FakeQuestions.scores(questions, gone));
        texts.add(snapshot);
        feed.emit(new TrainingEvent.ProbesScored(snapshot));
    }

    private static AreaLoss loss(String area, double nats) {
        return new AreaLoss(area, nats, nats / Math.log(2) / BYTES_PER_TOKEN, 4096);
    }

    private static TokenScores scores(Passage passage, double gone) {
        int length = passage.length();
        float[] log2p = new float[length];
        int[] rank = new int[length];
        float[] entropy = new float[length];
        float[] kl = new float[length];
        for (int i = 0; i < length; i++) {
            double base = FakeTexts.surprisal(passage, i);
            double now = Math.max(0.01, base + gone * FakeTexts.damage(passage, i));
            log2p[i] = i == 0 ? Float.NaN : (float) -now;
            rank[i] = i == 0 ? 0 : 1 + (int) (now / 2);
            entropy[i] = (float) (0.4 + now / 3);
            kl[i] = (float) Math.abs(now - base) / 2;
        }
        return new TokenScores(log2p, rank, entropy, kl);
    }
}
