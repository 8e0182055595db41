package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import palimpsest.Main;
import palimpsest.model.FolderTree;
import palimpsest.model.ModelFolder;
import palimpsest.ui.experiment.MethodViewModel.Kind;

/// Tries a model of each family with each way of fine-tuning, in the window and in the terminal, each in a process of
/// its own: trained for a few steps, scored, continued, and saved in both formats. Pictures of the window go to
/// `target/ui-pictures`.
///
/// Options: `small` for models of some million weights or `m` for GPT-2's 124 million; then the names of families, of
/// ways and of places (`window`, `terminal`) where not all are wanted.
final class TourBench {
    static final int STEPS = 3;
    static final int BATCH = 4;
    static final int CONTEXT = 64;

    private static final List<String> METHODS = List.of("full", "last", "head", "lora");
    /// The window's drops are made of what the toolkit uses inside.
    private static final List<String> TOOLKIT = List.of(
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "--add-exports=javafx.graphics/com.sun.javafx.scene.input=ALL-UNNAMED",
            "--add-exports=javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED",
            "--add-exports=javafx.graphics/com.sun.javafx.application=ALL-UNNAMED",
            "--add-opens=javafx.graphics/com.sun.javafx.application=ALL-UNNAMED");

    private final List<String> options;
    private final PrintStream out;
    private final boolean large;

    private TourBench(List<String> options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.large = options.contains("m");
    }

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        new TourBench(options, out).run();
    }

    static Kind kind(String method) {
        return switch (method) {
            case "last" -> Kind.LAST_BLOCKS;
            case "head" -> Kind.HEAD;
            case "lora" -> Kind.LORA;
            default -> Kind.FULL;
        };
    }

    private void run() throws IOException, InterruptedException {
        out.println("| family | weights | method | place | seen or done | s | peak memory, MB |");
        out.println("|---|---|---|---|---|---|---|");
        SequencedMap<String, ?> families = FamilyFolders.small(0).oneOfEach();
        for (String family : wanted(large ? List.of("gpt2") : List.copyOf(families.keySet()))) {
            Path place = Files.createTempDirectory("palimpsest-tour");
            try {
                BenchModel model = large
                        ? BenchModel.make(place, TrainingShape.M.family().vocabulary(), _ -> TrainingShape.M.family())
                        : BenchModel.make(
                                place, ids -> FamilyFolders.small(ids).byName().get(family));
                for (String method : wanted(METHODS)) {
                    for (String way : wanted(List.of("window", "terminal"))) {
                        row(family, model, method, way, place);
                    }
                }
            } finally {
                FolderTree.delete(place);
            }
        }
    }

    private void row(String family, BenchModel model, String method, String way, Path place)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(place, way);
        ChildProcess done =
                way.equals("window") ? inTheWindow(family, method, place, home) : inTheTerminal(model, method, home);
        long weights;
        try (ModelFolder opened = ModelFolder.open(model.folder())) {
            weights = opened.parameterCount();
        }
        String said = done.said().strip().replaceAll("\\s+", " ");
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s%s | %.1f | %,d |%n",
                family,
                weights,
                method,
                way,
                done.code() == 0 ? "" : "FAILED: ",
                said,
                done.seconds(),
                done.peakBytes() >> 20);
        FolderTree.delete(home);
    }

    private static ChildProcess inTheWindow(String family, String method, Path place, Path home)
            throws IOException, InterruptedException {
        Path picture = Path.of("target/ui-pictures/tour-%s-%s.png".formatted(family, method));
        return ChildProcess.run(
                ChildProcess.command(
                        TOOLKIT,
                        TourSide.class,
                        List.of(place.toString(), home.toString(), method, picture.toString())),
                home);
    }

    /// Each of the commands; time and memory are those of the training.
    private static ChildProcess inTheTerminal(BenchModel model, String method, Path home)
            throws IOException, InterruptedException {
        Path text = Files.writeString(home.resolve("text.txt"), "bababa cecece didi.");
        String run = home.resolve("run").toString();
        Map<String, String> sizes = new TreeMap<>(Map.of(
                "--steps", String.valueOf(STEPS),
                "--batch", String.valueOf(BATCH),
                "--context", String.valueOf(CONTEXT),
                "--measure-every", String.valueOf(STEPS)));
        List<String> train =
                new ArrayList<>(List.of("train", "--model", model.folder().toString()));
        train.addAll(List.of(
                "--new", model.newText().toString(), "--old", model.oldText().toString()));
        train.addAll(List.of("--replay", "0.25", "--method", method, "--out", run));
        sizes.forEach((name, value) -> train.addAll(List.of(name, value)));
        ChildProcess trained = palimpsest(home, train);
        if (trained.code() != 0) {
            return trained;
        }
        List<List<String>> others = List.of(
                List.of("score", "--model", run, "--text", text.toString()),
                List.of("generate", "--model", run, "--prompt", "bababa", "--tokens", "8"),
                List.of(
                        "export",
                        "--model",
                        run,
                        "--merge",
                        "--out",
                        home.resolve("folder").toString()),
                List.of(
                        "export",
                        "--model",
                        run,
                        "--format",
                        "onnx",
                        "--out",
                        home.resolve("onnx").toString()));
        for (List<String> command : others) {
            ChildProcess done = palimpsest(home, command);
            if (done.code() != 0) {
                return done;
            }
        }
        return new ChildProcess(0, "trained, scored, continued, saved twice", trained.seconds(), trained.peakBytes());
    }

    private static ChildProcess palimpsest(Path home, List<String> arguments) throws IOException, InterruptedException {
        return ChildProcess.run(ChildProcess.command(List.of(), Main.class, arguments), home);
    }

    /// Those that the options name, or all where they name none.
    private List<String> wanted(List<String> all) {
        List<String> named = all.stream().filter(options::contains).toList();
        return named.isEmpty() ? all : named;
    }
}
