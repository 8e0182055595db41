package palimpsest.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.model.FolderTree;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.shell.Desk;
import palimpsest.ui.shell.Window;
import palimpsest.ui.shell.WindowOptions;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// The process of one side of [WindowBench]: trains once and prints the tokens per second of its steps, and the
/// share of the processors that drawing took: the loss to expect, which other work on the machine does not blur.
final class WindowSide {
    private static final int STEPS = 600;
    /// The first steps pay for fresh memory and for compiling.
    private static final int FIRST_STEPS = 150;

    private static final int MEASURE_EVERY = 10;

    private WindowSide() {}

    /// Arguments: `alone` or `window`, and the folder with the models and corpora.
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("window-bench");
        Plan plan = plan(Path.of(arguments[1]));
        EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "bench");
        CompletableFuture<Run> begun = new CompletableFuture<>();
        if (arguments[0].equals("window")) {
            WindowOptions options = new WindowOptions(
                    noticing(workbench, begun),
                    folder.resolve("runs"),
                    folder.resolve("window.json"),
                    List::of,
                    Optional.of(new Experiment("bench", "Bench", "", List.of(plan))),
                    Desk.bare(folder));
            Thread.ofPlatform().daemon().start(() -> Window.open(options));
        } else {
            begun.complete(workbench.start(plan, folder.resolve("run")));
        }
        Run run = begun.join();
        while (run.feed().stepsFrom(FIRST_STEPS - 1).isEmpty()) {
            Thread.sleep(20);
        }
        double before = windowSeconds();
        double after = before;
        while (!run.feed().state().ended()) {
            after = windowSeconds();
            Thread.sleep(50);
        }
        List<TrainingEvent.StepDone> steps = run.feed().stepsFrom(FIRST_STEPS);
        double seconds =
                steps.stream().mapToDouble(TrainingEvent.StepDone::seconds).sum();
        System.out.println(plan.tokensPerStep() * steps.size() / seconds + " "
                + (after - before) / (seconds * Runtime.getRuntime().availableProcessors()));
        System.out.flush();
        FolderTree.delete(folder);
        Runtime.getRuntime().halt(0);
    }

    /// Processor time of the threads that draw, in seconds.
    private static double windowSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(Objects::nonNull)
                        .filter(thread ->
                                thread.getThreadName().matches("(JavaFX|Quantum|Prism|palimpsest|Headless).*"))
                        .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
                        .sum()
                / 1e9;
    }

    private static Plan plan(Path shared) {
        return Plan.of(shared.resolve("models/stories260K"))
                .withNewFiles(List.of(shared.resolve("corpora/shakespeare.txt")))
                .withOldFiles(List.of(shared.resolve("corpora/tinystories_valid.jsonl")))
                .withReplay(0.25)
                .withSteps(STEPS)
                .withMeasureEvery(MEASURE_EVERY)
                .withDevice(DeviceChoice.CPU)
                .absolute();
    }

    /// The same workbench, telling of the run that is started.
    private static Workbench noticing(Workbench workbench, CompletableFuture<Run> begun) {
        return (Workbench) Proxy.newProxyInstance(
                WindowSide.class.getClassLoader(), new Class<?>[] {Workbench.class}, (self, method, arguments) -> {
                    try {
                        Object answer = method.invoke(workbench, arguments);
                        if (answer instanceof List<?> runs && runs.getFirst() instanceof Run run) {
                            begun.complete(run);
                        }
                        return answer;
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }
}
