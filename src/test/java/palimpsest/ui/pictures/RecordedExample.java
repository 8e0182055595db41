package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.StepDone;

/// Runs of 40 steps, written to a folder.
public final class RecordedExample {
    public static final long STEPS = 40;
    public static final int EVERY = 10;
    /// Bytes of a token in every text.
    public static final double BYTES_PER_TOKEN = 2;

    private RecordedExample() {}

    /// A run with two original areas and a passage of four tokens, of which the second is forgotten and the fourth
    /// learned.
    public static void writeWhole(Path folder) {
        try (RunWriter writer = create(folder)) {
            Passage passage = new Passage(
                    "capitals", "Lima is old.", new int[] {1, 2, 3, 4}, new int[] {0, 4, 7, 11}, new int[] {4, 7, 11, 12
                    });
            writer.on(new PassagesChosen(List.of(passage)));
            writer.on(new ProbesScored(snapshot(0, new float[] {Float.NaN, -1, -2, -6}, new int[] {0, 1, 1, 3})));
            measure(writer, 0, true);
            for (long step = 1; step <= STEPS; step++) {
                writer.on(step(step));
                if (step % EVERY == 0) {
                    measure(writer, step, true);
                }
            }
            writer.on(new ProbesScored(snapshot(STEPS, new float[] {Float.NaN, -9, -2, -1}, new int[] {0, 5, 1, 1})));
        }
    }

    /// A run that has no original text and no passages.
    public static void writeNewTextOnly(Path folder) {
        try (RunWriter writer = create(folder)) {
            measure(writer, 0, false);
            writer.on(step(1));
        }
    }

    /// A run that ended before its first step.
    public static void writeNothing(Path folder) {
        create(folder).close();
    }

    public static double newNats(long step) {
        return 4 - step * 0.05;
    }

    public static double oldNats(long step, int area) {
        return 1 + area + step * 0.02;
    }

    private static StepDone step(long step) {
        return new StepDone(step, step * 256, newNats(step), 1, 5e-4, 0.1, 0);
    }

    private static void measure(RunWriter writer, long step, boolean old) {
        AreaLoss fresh = loss(AreaLoss.NEW, newNats(step));
        writer.on(new Measured(
                step,
                old
                        ? List.of(
                                fresh,
                                loss("capitals", oldNats(step, 0)),
                                loss("elements", oldNats(step, 1)),
                                loss(AreaLoss.OLD, oldNats(step, 0) + 0.3))
                        : List.of(fresh)));
    }

    private static AreaLoss loss(String area, double nats) {
        return new AreaLoss(area, nats, nats / Math.log(2) / BYTES_PER_TOKEN, 1000);
    }

    private static ProbeSnapshot snapshot(long step, float[] log2p, int[] rank) {
        return new ProbeSnapshot(step, List.of(new TokenScores(log2p, rank, new float[4], new float[4])));
    }

    private static RunWriter create(Path folder) {
        Plan plan = Plan.of(Path.of("model"))
                .withNewFiles(List.of(Path.of("new.txt")))
                .withSteps(STEPS)
                .withContext(32)
                .withMeasureEvery(EVERY)
                .withDevice(DeviceChoice.CPU);
        RunManifest manifest = new RunManifest(plan, List.of(), Map.of(), Instant.EPOCH);
        return RunWriter.create(new RunFolder(folder), manifest);
    }
}
