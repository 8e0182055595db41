package palimpsest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import palimpsest.model.FamilyConfig;
import palimpsest.model.Gpt2Config;
import palimpsest.model.LlamaConfig;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.Run;

/// The process of one plan: reviews it, runs it, and prints a row of the table.
final class EstimateSide {
    static final List<String> PLANS =
            List.of("S", "tiny", "long", "accumulated", "S-kl", "S-ewc", "S-self", "M", "M-lora", "M-last", "M-kl");

    private static final int GPT2_IDS = 50_257;
    private static final long POLL_MILLIS = 20;

    private EstimateSide() {}

    /// What is run of a plan's name.
    private record Case(
            IntFunction<FamilyConfig> shape,
            int batch,
            int parts,
            int context,
            long steps,
            Method method,
            Keeping keeping) {
        private Case(IntFunction<FamilyConfig> shape, int batch, int parts, int context, long steps, Method method) {
            this(shape, batch, parts, context, steps, method, Keeping.none());
        }

        static Case of(String plan) {
            return switch (plan) {
                case "S" -> new Case(Case::small, 16, 1, 128, 60, new Method.Full());
                case "tiny" -> new Case(Case::tiny, 8, 1, 256, 100, new Method.Full());
                case "long" -> new Case(Case::small, 2, 1, 1024, 40, new Method.Full());
                case "accumulated" -> new Case(Case::small, 32, 4, 128, 20, new Method.Full());
                case "S-kl" -> new Case(Case::small, 16, 1, 128, 40, new Method.Full(), keeping(1, 0, 0));
                case "S-ewc" -> new Case(Case::small, 16, 1, 128, 40, new Method.Full(), keeping(0, 1, 0));
                case "S-self" -> new Case(Case::small, 16, 1, 128, 40, new Method.Full(), keeping(0, 0, 20_000));
                case "M" -> new Case(Case::large, 4, 1, 128, 20, new Method.Full());
                case "M-lora" -> new Case(Case::large, 4, 1, 128, 30, new Method.Lora(8, 16, List.of()));
                case "M-last" -> new Case(Case::large, 4, 1, 128, 30, new Method.LastBlocks(2));
                case "M-kl" -> new Case(Case::large, 4, 1, 128, 15, new Method.LastBlocks(2), keeping(1, 0, 0));
                default -> throw new IllegalArgumentException("expected one of " + PLANS + ", found " + plan);
            };
        }

        private static Keeping keeping(double kl, double ewc, long selfReplayed) {
            Optional<Keeping.SelfReplay> asked = selfReplayed == 0
                    ? Optional.empty()
                    : Optional.of(new Keeping.SelfReplay(selfReplayed, 1, 128, Optional.empty()));
            return new Keeping(kl, 0, ewc, asked);
        }

        private static FamilyConfig small(int vocabulary) {
            return new Gpt2Config(vocabulary, 256, 1024, 4, 8, 1024, 1e-5f, true, "");
        }

        private static FamilyConfig tiny(int vocabulary) {
            return new LlamaConfig(vocabulary, 64, 172, 5, 8, 4, 8, 512, 1e-5f, 10_000, false, false, true);
        }

        private static FamilyConfig large(int vocabulary) {
            return new Gpt2Config(vocabulary, 768, 3072, 12, 12, 1024, 1e-5f, true, "");
        }
    }

    /// A model for the plan, in a process that does not run it.
    static BenchModel model(String plan, Path place) throws IOException {
        return plan.startsWith("M")
                ? BenchModel.make(place, GPT2_IDS, Case.of(plan).shape())
                : BenchModel.make(place, Case.of(plan).shape());
    }

    /// Arguments: the plan, the folder of the cache, the folder of the model and the texts.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Case tried = Case.of(arguments[0]);
        Path place = Path.of(arguments[2]);
        try (EngineWorkbench workbench = new EngineWorkbench(Path.of(arguments[1]), "bench")) {
            Plan plan = plan(tried, BenchModel.at(place));
            PlanReview review = workbench.review(plan).join();
            if (!review.runnable()) {
                throw new IllegalStateException(review.problems().toString());
            }
            long start = System.nanoTime();
            PlanReview.Cost cost =
                    workbench.measureCost(plan, review.work()).join().orElse(review.cost());
            double trial = (System.nanoTime() - start) / 1e9;
            long[] peak = new long[1];
            double seconds = run(workbench.start(plan, place.resolve("run")), peak);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %+.0f %% | %.1f | %+.0f %% | %.1f%s | %.1f | %+.0f %% | %.1f |%n",
                    arguments[0],
                    cost.bytes() / 1e6,
                    peak[0] / 1e6,
                    100.0 * cost.bytes() / peak[0] - 100,
                    review.cost().seconds(),
                    100 * review.cost().seconds() / seconds - 100,
                    cost.seconds(),
                    cost.measured() ? "" : " (computed)",
                    seconds,
                    100 * cost.seconds() / seconds - 100,
                    trial);
        }
    }

    private static Plan plan(Case tried, BenchModel model) {
        return Plan.of(model.folder())
                .withNewFiles(List.of(model.newText()))
                .withOldFiles(List.of(model.oldText()))
                .withReplay(0.25)
                .withSteps(tried.steps())
                .withBatch(tried.batch())
                .withAccumulation(tried.parts())
                .withContext(tried.context())
                .withMethod(tried.method())
                .withKeeping(tried.keeping())
                .withDevice(DeviceChoice.CPU);
    }

    /// Waits for the end, with the most memory of its own that the process held.
    ///
    /// @return seconds from the start to the end
    private static double run(Run run, long[] peak) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!run.feed().state().ended()) {
            peak[0] = Math.max(peak[0], OpeningBench.ownBytes());
            Thread.sleep(POLL_MILLIS);
        }
        if (run.feed().stepsFrom(0).size() != run.plan().steps()) {
            throw new IllegalStateException("the run ended early: " + run.feed().reason());
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
