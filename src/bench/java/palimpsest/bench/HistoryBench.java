package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.model.FolderTree;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// How long it takes until a run of 1,000,000 metric lines and 500 snapshots is seen, and until it is read to its end;
/// how much memory it then takes; and how long 1,000 runs take to be listed. Each first time and again, in a process
/// that has done nothing else. The folders are made first and deleted afterwards.
final class HistoryBench implements Benchmark {
    private static final int LINES = 1_000_000;
    private static final int WRITTEN = 1_000;
    private static final int SNAPSHOTS = 500;
    private static final int PASSAGES = 24;
    private static final int TOKENS = 96;
    private static final int RUNS = 1_000;

    @Override
    public void run(List<String> options, PrintStream out) throws Exception {
        Path place = Files.createTempDirectory("palimpsest-history");
        try {
            Path large = place.resolve("large");
            large(large);
            for (int i = 0; i < RUNS; i++) {
                small(place.resolve("runs").resolve("run-" + i), i);
            }
            try (Workbench workbench = new EngineWorkbench(place.resolve("cache"), "bench")) {
                for (String time : List.of("first", "again")) {
                    open(workbench, large, time, out);
                }
                for (String time : List.of("first", "again")) {
                    long start = System.nanoTime();
                    int found = workbench.runs(place.resolve("runs")).join().size();
                    out.printf(Locale.ROOT, "  %,d runs listed, %s: %.0f ms%n", found, time, millis(start));
                }
            }
        } finally {
            FolderTree.delete(place);
        }
    }

    private static void open(Workbench workbench, Path folder, String time, PrintStream out)
            throws InterruptedException {
        long before = used();
        long start = System.nanoTime();
        Run run = workbench.open(folder).join();
        TrainingViewModel model = new TrainingViewModel();
        model.follow(run);
        while (run.feed().stepsFrom(0).isEmpty()) {
            Thread.sleep(1);
        }
        model.poll();
        double seen = millis(start);
        int first = run.feed().stepsFrom(0).size();
        while (run.feed().recallsFrom(0).size() < SNAPSHOTS) {
            Thread.sleep(20);
            model.poll();
        }
        model.poll();
        double read = millis(start);
        int all = run.feed().stepsFrom(0).size() + run.feed().measuredFrom(0).size();
        long kept = used() - before;
        out.printf(
                Locale.ROOT,
                "  %,d lines and %d snapshots, %s: seen with %,d steps after %.0f ms, read after %.0f ms; %,d steps"
                        + " and measurements take %.0f MB%n",
                LINES,
                SNAPSHOTS,
                time,
                first,
                seen,
                read,
                all,
                kept / 1e6);
        if (model.runs().isEmpty()) {
            throw new IllegalStateException("the run was let go before it was measured");
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static Plan plan(long steps) {
        return Plan.of(Path.of("model"))
                .withNewFiles(List.of(Path.of("new.txt")))
                .withOldFiles(List.of(Path.of("old.txt")))
                .withSteps(steps);
    }

    private static RunWriter writer(Path folder, Plan plan) throws IOException {
        Files.createDirectories(folder.getParent());
        return RunWriter.create(
                new RunFolder(folder), new RunManifest(plan, List.of(), Map.of("palimpsest", "bench"), Instant.EPOCH));
    }

    private static void small(Path folder, int seed) throws IOException {
        Random random = new Random(seed);
        try (RunWriter writer = writer(folder, plan(200))) {
            writer.on(new TrainingEvent.StateChanged(RunState.RUNNING, ""));
            for (int step = 1; step <= 200; step++) {
                writer.on(step(step, random));
            }
            writer.on(new TrainingEvent.StateChanged(RunState.FINISHED, ""));
        }
    }

    /// The first steps are written by the program, the others from these, with other numbers.
    private static void large(Path folder) throws IOException {
        Random random = new Random(1);
        List<Passage> passages = new ArrayList<>();
        int[] whole = new int[TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            whole[i] = i;
        }
        for (int i = 0; i < PASSAGES; i++) {
            passages.add(new Passage("area " + i % 6, "x".repeat(TOKENS), whole, whole, ends()));
        }
        long every = LINES / SNAPSHOTS;
        try (RunWriter writer = writer(folder, plan(LINES))) {
            writer.on(new TrainingEvent.StateChanged(RunState.RUNNING, ""));
            writer.on(new TrainingEvent.PassagesChosen(passages));
            writer.on(new TrainingEvent.Measured(
                    0, List.of(new AreaLoss(AreaLoss.NEW, 3, 1.3, 4096), new AreaLoss(AreaLoss.OLD, 2, 0.9, 4096))));
            for (int i = 0; i < SNAPSHOTS; i++) {
                writer.on(new TrainingEvent.ProbesScored(snapshot(i * every, random)));
            }
            for (int step = 1; step <= WRITTEN; step++) {
                writer.on(step(step, random));
            }
        }
        Path metrics = new RunFolder(folder).metrics();
        List<String> lines = Files.readAllLines(metrics).stream()
                .filter(line -> line.contains("\"kind\":\"step\""))
                .map(line -> line.substring(line.indexOf(",\"loss\"")))
                .toList();
        try (Writer more = Files.newBufferedWriter(metrics, StandardOpenOption.APPEND)) {
            for (int step = WRITTEN + 1; step <= LINES; step++) {
                more.append("{\"kind\":\"step\",\"step\":")
                        .append(Integer.toString(step))
                        .append(",\"tokens\":")
                        .append(Long.toString(step * 2048L))
                        .append(lines.get(step % WRITTEN))
                        .append('\n');
            }
        }
    }

    private static int[] ends() {
        int[] ends = new int[TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            ends[i] = i + 1;
        }
        return ends;
    }

    private static TrainingEvent.StepDone step(long step, Random random) {
        return new TrainingEvent.StepDone(
                step,
                step * 2048,
                (float) (1 + random.nextDouble()),
                (float) random.nextDouble(),
                5e-4,
                0.0821 + random.nextDouble() / 100,
                0.1);
    }

    private static ProbeSnapshot snapshot(long step, Random random) {
        List<TokenScores> scores = new ArrayList<>();
        for (int p = 0; p < PASSAGES; p++) {
            TokenScores one = new TokenScores(new float[TOKENS], new int[TOKENS], new float[TOKENS], new float[TOKENS]);
            for (int i = 0; i < TOKENS; i++) {
                one.log2p()[i] = -random.nextFloat() * 8;
                one.rank()[i] = 1 + random.nextInt(50);
                one.entropy()[i] = random.nextFloat() * 4;
                one.kl()[i] = random.nextFloat();
            }
            scores.add(one);
        }
        return new ProbeSnapshot(step, scores);
    }
}
