package palimpsest.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import palimpsest.data.FileHash;
import palimpsest.data.TextColumns;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.TokenScores;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Penalties;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.train.RunState;
import palimpsest.train.Schedule;
import palimpsest.train.Stopping;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.CadenceLengthened;
import palimpsest.train.TrainingEvent.Checkpointed;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;

/// A run's plan and what it says, with every kind of event and awkward numbers.
final class RunExamples {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.008Z");
    static final List<Passage> PASSAGES = List.of(
            new Passage(
                    "capitals", "é \uD83D\uDE00\n\"x\"", new int[] {5, 300, 7}, new int[] {0, 2, 4}, new int[] {1, 4, 8
                    }),
            new Passage("new", "two", new int[] {9}, new int[] {0}, new int[] {3}));

    static final List<Question> QUESTIONS = List.of(
            new Question("capitals", "The capital of \"É\" is", " \uD83D\uDE00", new int[] {5, 300, 7}, 2, 21),
            new Question("sums", "1 + 1 =", " 2", new int[] {1, 2, 1, 3, 2}, 4, 8));

    private RunExamples() {}

    static Plan plan() {
        return Plan.of(Path.of("models", "a model"))
                .withNewFiles(List.of(Path.of("new.txt")))
                .withOldFiles(List.of(Path.of("old one.jsonl"), Path.of("old2.txt")))
                .withEvalNew(Optional.of(Path.of("held.txt")))
                .withEvalOld(List.of(Path.of("held-old.jsonl")))
                .withProbes(List.of(Path.of("probes.jsonl")))
                .withReplay(0.1)
                .withAccumulation(2)
                .withOptimizer(new OptimizerSettings(5e-4, Schedule.COSINE, 10, 0.9, 0.95, 1e-8, 0.01, 1))
                .withMethod(new Method.Lora(8, 16, List.of("q_proj", "v_proj")))
                .withSeed(-7)
                .withMeasureEvery(20)
                .withThreads(2)
                .withDevice(DeviceChoice.CUDA)
                .withKeeping(new Keeping(
                        0.5, 0.01, 100, Optional.of(new Keeping.SelfReplay(100_000, 0.9, 256, Optional.empty()))))
                .withStopping(new Stopping(2.5, 3, Stopping.Best.WEIGHTED, 0.25))
                .withPrecision(Precision.BF16)
                .withColumns(TextColumns.none().with(Path.of("old one.jsonl"), Optional.of("the \"body\"")));
    }

    static RunManifest manifest() {
        return new RunManifest(
                plan(),
                List.of(new FileHash("new.txt", 12, "ab".repeat(32))),
                Map.of("palimpsest", "0.1.0", "onnxruntime", "1.29.0"),
                NOW);
    }

    static StepDone step(long step) {
        Penalties penalties = step == 1
                ? Penalties.none()
                : new Penalties(OptionalDouble.of(1), OptionalDouble.of(1e-300), OptionalDouble.empty());
        return new StepDone(step, step * 2048, 3.0 / step, 0.1 + step, 5e-4, 0.25, 0.1, penalties);
    }

    static Measured measured(long step) {
        return new Measured(
                step,
                List.of(
                        new AreaLoss("new", 4.9006123456789 - step, 3.1, 16384),
                        new AreaLoss("capitals", 1.0 / 3, 1e-300, 100),
                        new AreaLoss("old", 1.2966 + step, 0.7, 100)));
    }

    static ProbeSnapshot snapshot(long step) {
        return new ProbeSnapshot(
                step,
                List.of(
                        new TokenScores(
                                new float[] {Float.NaN, -0.1f * step, -3},
                                new int[] {0, 1, 40_000},
                                new float[] {Float.NaN, 1.5f, 2},
                                new float[] {Float.NaN, 0, Float.MIN_VALUE}),
                        new TokenScores(new float[] {-1}, new int[] {2}, new float[] {3}, new float[] {4})),
                new AnswerScores(
                        new float[] {30.5f, 12}, new float[] {-0.1f * step, Float.MIN_VALUE}, new int[] {1, 40_000}));
    }

    /// What a run says from its start to a stop after step 3.
    static List<TrainingEvent> events() {
        return List.of(
                new StateChanged(RunState.PREPARING, ""),
                new TrainingEvent.Preparing("Reading the texts", -1),
                new PassagesChosen(PASSAGES, QUESTIONS),
                measured(0),
                new ProbesScored(snapshot(0)),
                new StateChanged(RunState.RUNNING, ""),
                step(1),
                step(2),
                new PassStarted(2, "new", 2),
                measured(2),
                new ProbesScored(snapshot(2)),
                new CadenceLengthened(2, 20, 40),
                new Checkpointed(2),
                new BestFound(2, 1.0 / 3),
                step(3),
                new StateChanged(RunState.STOPPED, "Stopped after step 3 of 200."));
    }
}
