package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import palimpsest.cli.SampleFolder;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Knowledge;
import palimpsest.measure.KnowledgeReader;
import palimpsest.model.FolderTree;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.Run;

/// What the sample's models forget: the run of the sample at several replay ratios and seeds, as a table in Markdown of
/// the facts known before and after, area by area, and the held-out losses.
///
/// Options: the model's folder below `samples`, then the new text's name, then how many seeds, then replay ratios;
/// `model`, `atlas`, 3 and six ratios from 0 to a half where there are none.
final class ForgettingBench {
    private static final List<Double> RATIOS = List.of(0.0, 1 / 128.0, 1 / 32.0, 0.1, 1 / 8.0, 1 / 2.0);
    private static final int SEEDS = 3;

    private ForgettingBench() {}

    /// What one run left.
    ///
    /// @param known facts known at the end, an entry an area
    /// @param newLoss held-out loss of the new text, nats per token
    /// @param oldLoss the areas' mean held-out loss, nats per token
    private record Outcome(Map<String, Double> known, double newLoss, double oldLoss) {}

    static void run(List<String> options, PrintStream out) throws Exception {
        String model = options.isEmpty() ? "model" : options.getFirst();
        String text = options.size() > 1 ? options.get(1) : "atlas";
        int seeds = options.size() > 2 ? Integer.parseInt(options.get(2)) : SEEDS;
        List<Double> ratios = options.size() > 3
                ? options.stream().skip(3).map(Double::valueOf).toList()
                : RATIOS;
        SampleFolder sample = SampleFolder.find();
        Plan plan = sample.plan(text).withModel(sample.root().resolve(model));
        Path folder = Files.createTempDirectory("palimpsest");
        Map<String, Double> before = new LinkedHashMap<>();
        Map<Double, List<Outcome>> outcomes = new TreeMap<>();
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "bench")) {
            for (double ratio : ratios) {
                for (long seed : LongStream.rangeClosed(1, seeds).toArray()) {
                    Path run = folder.resolve(ratio + "-" + seed);
                    outcomes.computeIfAbsent(ratio, key -> new ArrayList<>())
                            .add(outcome(workbench.start(plan.withReplay(ratio).withSeed(seed), run), before));
                    FolderTree.delete(run);
                }
            }
        } finally {
            FolderTree.delete(folder);
        }
        print(model, text, plan, seeds, before, outcomes, out);
    }

    private static Outcome outcome(Run run, Map<String, Double> before) throws IOException, InterruptedException {
        while (!run.feed().state().ended()) {
            Thread.sleep(20);
        }
        KnowledgeReader reader =
                new KnowledgeReader(run.feed().passages(), run.feed().questions());
        run.feed().recallsFrom(0).forEach(reader::add);
        Map<String, Double> known = new LinkedHashMap<>();
        for (Knowledge.Area area : reader.knowledge().areas()) {
            if (!area.items().isEmpty()) {
                before.put(area.name(), (double) area.knownBefore());
                known.put(area.name(), (double) area.knownNow());
            }
        }
        TrainingEvent.Measured last = run.feed().measuredFrom(0).getLast();
        return new Outcome(known, loss(last, AreaLoss.NEW), loss(last, AreaLoss.OLD));
    }

    private static double loss(TrainingEvent.Measured measured, String area) {
        return measured.areas().stream()
                .filter(loss -> loss.area().equals(area))
                .mapToDouble(AreaLoss::natsPerToken)
                .findFirst()
                .orElseThrow();
    }

    private static void print(
            String model,
            String text,
            Plan plan,
            int seeds,
            Map<String, Double> before,
            Map<Double, List<Outcome>> outcomes,
            PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s on %s, %d steps of %d x %d tokens, peak learning rate %s, mean of %d seeds (largest"
                        + " difference)%n%n",
                model,
                text,
                plan.steps(),
                plan.batch(),
                plan.context(),
                plan.optimizer().learningRate(),
                seeds);
        StringBuilder head = new StringBuilder("| facts known | before |");
        outcomes.keySet().forEach(ratio -> head.append(" replay %s |".formatted(share(ratio))));
        out.println(head);
        out.println("|---".repeat(outcomes.size() + 2) + "|");
        before.forEach((area, known) -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %.0f |", area, known));
            outcomes.values()
                    .forEach(runs -> line.append(
                            cell(runs.stream().map(run -> run.known().get(area)).toList(), 1)));
            out.println(line);
        });
        out.println(losses(
                "new text, nats/token",
                outcomes.values().stream()
                        .map(runs -> runs.stream().map(Outcome::newLoss).toList())
                        .toList()));
        out.println(losses(
                "old text, nats/token",
                outcomes.values().stream()
                        .map(runs -> runs.stream().map(Outcome::oldLoss).toList())
                        .toList()));
    }

    private static String losses(String name, List<List<Double>> columns) {
        StringBuilder line = new StringBuilder("| " + name + " | |");
        columns.forEach(values -> line.append(cell(values, 3)));
        return line.toString();
    }

    private static String cell(List<Double> values, int digits) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
                - values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return (" %." + digits + "f (%." + digits + "f) |").formatted(mean, spread);
    }

    private static String share(double ratio) {
        return ratio == 0 || ratio == 0.1 ? "%.0f %%".formatted(ratio * 100) : "1/%.0f".formatted(1 / ratio);
    }
}
