package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.workbench.CrashReports;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.SingleWindow;

/// What a start of the program loads before its window is shown.
class BareWindowTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /// The program without its command line. Argument: the folder for everything.
    static final class Start {
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Desk desk = new Desk(
                    List.of(),
                    SingleWindow.claim(folder),
                    new CrashReports(folder, "1"),
                    Optional.empty(),
                    FolderOpener.system());
            Window.open(new WindowOptions(
                    new EngineWorkbench(folder.resolve("cache"), "1"),
                    folder.resolve("runs"),
                    folder.resolve("window.json"),
                    List::of,
                    Optional.empty(),
                    desk));
        }
    }

    @Test
    void theRuntimeAndTheTokenizersAreLoadedOnlyWhenTheyAreNeeded() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Process start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@src/main/launch/jvm.args",
                        "--module-path",
                        "target/javafx",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Xlog:class+load:file=" + loaded,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Start.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        try {
            awaitWindow(start);
            List<String> classes = Files.readAllLines(loaded);
            assertTrue(classes.stream().anyMatch(line -> line.contains("javafx.stage.Stage")), "the log is read");
            assertEquals(
                    List.of(),
                    classes.stream()
                            .filter(line -> line.contains(" ai.djl.") || line.contains(" ai.onnxruntime."))
                            .toList());
        } finally {
            start.destroyForcibly().waitFor();
        }
    }

    private void awaitWindow(Process start) throws IOException, InterruptedException {
        Path lock = folder.resolve("window.lock");
        long end = System.nanoTime() + LONG.toNanos();
        while ((!Files.exists(lock) || Files.size(lock) == 0) && start.isAlive() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertTrue(SingleWindow.handOver(folder, List.of(), LONG), () -> {
            try {
                return Files.readString(folder.resolve("said.txt"));
            } catch (IOException nothing) {
                return "nothing was said";
            }
        });
    }
}
