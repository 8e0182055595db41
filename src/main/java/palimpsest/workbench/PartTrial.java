package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import palimpsest.data.RowSource;
import palimpsest.engine.Engine;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.HeldOutLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.Question;
import palimpsest.measure.QuestionLoad;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.model.DecoderGraph;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.KeepingTerms;
import palimpsest.train.Optimizer;
import palimpsest.train.Plan;
import palimpsest.train.TrainingGraph;
import palimpsest.train.TrainingStep;
import palimpsest.train.Tuning;
import palimpsest.train.Workers;
import palimpsest.workbench.Excerpts.Excerpt;
import palimpsest.workbench.Stopwatch.Times;

/// Runs each part of a plan's run a few times on a model of random weights and rows of no meaning, with the very graphs
/// the run would build, and takes the time. On the engine thread.
final class PartTrial {
    /// Rows that the Fisher information is tried on; the first pays for fresh memory.
    private static final int FISHER_ROWS = 4;

    /// Tokens that each text is tried to go on by.
    private static final int TOKENS = 4;

    private static final double TINY_RATE = 1e-6;
    /// A prime, so that rows of ids have many different ones.
    private static final long STRIDE = 7_919;

    private final Setting setting;
    private final Plan plan;
    private final Tuning tuning;
    private final ModelConfig config;
    private final Map<RunPart, Double> seconds = new EnumMap<>(RunPart.class);
    private double ready;

    /// What is tried and where.
    ///
    /// @param plan the plan
    /// @param work how much is measured at a time
    /// @param textsAtOnce texts that the model writes side by side
    /// @param engine the engine
    /// @param workers threads for the optimizer
    /// @param scratch a folder for what is written meanwhile
    /// @param watch takes the times
    record Setting(
            Plan plan, Workload work, int textsAtOnce, Engine engine, Workers workers, Path scratch, Stopwatch watch) {}

    private PartTrial(Setting setting, Excerpt excerpt) {
        this.setting = setting;
        this.plan = setting.plan();
        this.tuning = Tuning.of(excerpt.method(), excerpt.config());
        this.config = tuning.config();
    }

    /// @throws java.util.concurrent.CancellationException where it is not wanted any more
    static PartTimes of(Setting setting, Excerpt excerpt) {
        return new PartTrial(setting, excerpt).run();
    }

    private PartTimes run() {
        try (Arena arena = Arena.ofShared()) {
            Map<String, HostTensor> weights =
                    readied(() -> tuning.weights(RandomWeights.repeating(tuning.base(), arena), plan.seed(), arena));
            plan.keeping().selfReplay().ifPresent(asked -> write(asked, weights));
            train(weights, arena);
            heldOut(weights);
            probes(weights);
            questions(weights);
        }
        seconds.put(RunPart.READY, ready);
        return new PartTimes(seconds);
    }

    private void train(Map<String, HostTensor> weights, Arena arena) {
        List<String> trained = List.copyOf(tuning.trained().keySet());
        // More micro-batches only take as much again.
        int parts = Math.min(plan.accumulation(), 2);
        boolean begun = plan.keeping().changesLoss();
        TrainingGraph.Form form = new TrainingGraph.Form(parts, begun, plan.precision());
        try (TrainingStep step =
                        readied(() -> new TrainingStep(engine(), decoder(plan.rows()), weights, trained, form));
                KeepingTerms terms = begun ? terms(weights, trained, step, arena) : null;
                Optimizer optimizer =
                        readied(() -> Optimizer.of(engine(), plan.optimizer(), arena, weights, step.gradients()))) {
            if (terms != null) {
                seconds.put(RunPart.DISTANCES, usual(terms::distances));
                seconds.put(RunPart.DIVERGENCE, plan.keeping().kl() > 0 ? usual(() -> terms.divergence(1)) : 0);
            }
            int[] rows = rows(parts * plan.rows()).all();
            Times micro = watch().times(() -> step.run(rows));
            Times update = watch().times(() -> optimizer.step(1, TINY_RATE, 1, setting.workers()));
            seconds.put(RunPart.MICRO_BATCH, micro.usual() / parts);
            seconds.put(RunPart.OPTIMIZER, update.usual());
            seconds.put(RunPart.FIRST_STEP, micro.extra() + update.extra());
        }
    }

    /// The terms of a step with one micro-batch of old rows. The Fisher information is timed as it is measured.
    private KeepingTerms terms(Map<String, HostTensor> weights, List<String> trained, TrainingStep step, Arena arena) {
        List<Double> rowsBegun = new ArrayList<>();
        Stopwatch watch = watch();
        long start = watch.nanoTime().getAsLong();
        Path fisher = setting.scratch().resolve("fisher-" + start + ".safetensors");
        KeepingTerms terms = new KeepingTerms(
                KeepingTerms.OldRows.onePart(plan),
                new KeepingTerms.Sources(engine(), this::decoder, weights, trained, rows(FISHER_ROWS), false, fisher),
                step.gradients(),
                arena,
                share -> {
                    watch.check();
                    rowsBegun.add((watch.nanoTime().getAsLong() - start) / 1e9);
                });
        double all = (watch.nanoTime().getAsLong() - start) / 1e9;
        int last = rowsBegun.size() - 1;
        double row = last > 1 ? (rowsBegun.get(last) - rowsBegun.get(1)) / (last - 1) : 0;
        seconds.put(RunPart.FISHER_ROW, row);
        ready += all - rowsBegun.size() * row;
        return terms;
    }

    private void heldOut(Map<String, HostTensor> weights) {
        if (setting.work().heldOutBatches() == 0) {
            return;
        }
        int[] bytes = new int[config.vocabulary()];
        Arrays.fill(bytes, 1);
        List<HeldOutLoss.Area> area = List.of(new HeldOutLoss.Area(AreaLoss.NEW, rows(plan.rows())));
        try (HeldOutLoss loss = readied(() -> new HeldOutLoss(engine(), decoder(plan.rows()), weights, area, bytes))) {
            seconds.put(RunPart.HELD_OUT, usual(loss::measure));
        }
    }

    private void probes(Map<String, HostTensor> weights) {
        Workload work = setting.work();
        if (work.probeBatches() == 0) {
            return;
        }
        int[] places = new int[work.probeTokens()];
        List<Passage> passages =
                Collections.nCopies(work.probeRows(), new Passage("", "", ids(work.probeTokens()), places, places));
        ProbeScorer[] made = new ProbeScorer[1];
        double making = watch().seconds(() -> made[0] = scorer(weights, passages, List.of(), work.probeTokens()));
        try (ProbeScorer scorer = made[0]) {
            double base = watch().seconds(scorer::base);
            Times later = watch().times(() -> scorer.score(1));
            seconds.put(RunPart.PROBES, later.usual());
            // making room for the base's predictions takes as long again for each batch
            seconds.put(RunPart.BASE_PROBES, making + later.usual());
            ready += Math.max(0, base - later.usual()) + later.extra();
        }
    }

    private void questions(Map<String, HostTensor> weights) {
        QuestionLoad asked = setting.work().questions();
        if (asked.batches() == 0) {
            return;
        }
        List<Question> questions =
                Collections.nCopies(asked.rows(), new Question("", "", "", ids(asked.tokens()), asked.tokens() - 1, 1));
        try (ProbeScorer scorer = readied(() -> scorer(weights, List.of(), questions, asked.tokens()))) {
            seconds.put(RunPart.QUESTIONS, usual(() -> scorer.score(1)));
        }
    }

    /// @param tokens of every passage or question behind a beginning token, of which the last is only predicted
    private ProbeScorer scorer(
            Map<String, HostTensor> weights, List<Passage> passages, List<Question> questions, int tokens) {
        ProbeScorer.Intake intake = new ProbeScorer.Intake(OptionalInt.of(0), tokens, config.vocabulary());
        return new ProbeScorer(engine(), tuning::decoder, weights, passages, questions, intake, setting.scratch());
    }

    private int[] ids(int count) {
        return Arrays.copyOf(rows(1).all(), count);
    }

    private void write(SelfReplay asked, Map<String, HostTensor> weights) {
        engine().place(weights.values());
        int longest = 1 + asked.length();
        TextGenerator.Room room = new TextGenerator.Room(
                setting.textsAtOnce(), longest, tuning.base().context());
        int enough = TOKENS * setting.textsAtOnce();
        try (TextGenerator generator = readied(() -> new TextGenerator(
                engine(),
                tuning.base()::cachedDecoder,
                weights,
                room,
                Sampling.at(asked.temperature(), plan.seed()),
                Set.of()))) {
            double tokens = usual(() -> {
                int[] written = new int[1];
                generator.write(Stream.generate(() -> new int[1]).iterator(), (text, id) -> ++written[0] < enough);
            });
            seconds.put(RunPart.WRITING, tokens / TOKENS);
        }
    }

    private DecoderGraph decoder(int rows) {
        return tuning.decoder(rows, plan.context());
    }

    private NoText rows(int rows) {
        return new NoText(rows, plan.context() + 1, config.vocabulary());
    }

    private double usual(Runnable work) {
        return watch().times(work).usual();
    }

    /// Makes what the run makes once, and adds the time to what that takes.
    private <T> T readied(Supplier<T> making) {
        List<T> made = new ArrayList<>();
        ready += watch().seconds(() -> made.add(making.get()));
        return made.getFirst();
    }

    private Stopwatch watch() {
        return setting.watch();
    }

    private Engine engine() {
        return setting.engine();
    }

    /// Rows of a text that means nothing.
    private record NoText(int rows, int rowLength, int vocabulary) implements RowSource {
        @Override
        public void read(int index, int[] into, int offset) {
            for (int i = 0; i < rowLength; i++) {
                into[offset + i] = (int) ((STRIDE * (index * (long) rowLength + i)) % vocabulary);
            }
        }

        int[] all() {
            int[] all = new int[rows * rowLength];
            for (int row = 0; row < rows; row++) {
                read(row, all, row * rowLength);
            }
            return all;
        }
    }
}
