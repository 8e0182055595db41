package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start of the program beside a window that is open already.
class SingleWindowTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    private Path folder;

    /// The second start, in a process of its own. Arguments: the folder, then the files.
    static final class SecondStart {
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            List<Path> files = Stream.of(arguments).skip(1).map(Path::of).toList();
            boolean own = SingleWindow.claim(folder).isPresent();
            System.exit(own ? 3 : SingleWindow.handOver(folder, files, LONG) ? 0 : 4);
        }
    }

    private int secondStart(String... files) throws Exception {
        List<String> arguments =
                Stream.concat(Stream.of(folder.toString()), Stream.of(files)).toList();
        return OtherProcess.start(
                        SecondStart.class, arguments, folder.resolve("said.txt").toFile())
                .waitFor();
    }

    @Test
    void anotherProcessHandsItsFilesToTheFirstWindow() throws Exception {
        BlockingQueue<List<Path>> taken = new LinkedBlockingQueue<>();
        try (SingleWindow first = SingleWindow.claim(folder).orElseThrow()) {
            first.listen(taken::add);
            assertEquals(0, secondStart("/a model/config.json", "/a\nline.jsonl"));
            assertEquals(
                    List.of(Path.of("/a model/config.json"), Path.of("/a\nline.jsonl")),
                    taken.poll(30, TimeUnit.SECONDS));
            assertEquals(0, secondStart());
            assertEquals(List.of(), taken.poll(30, TimeUnit.SECONDS));
        }
        assertEquals(3, secondStart("/late.txt"), "a window that has closed takes nothing");
    }

    @Test
    void whereTheFirstWindowDoesNotAnswerNothingIsLeftBehind() throws IOException {
        try (SingleWindow first = SingleWindow.claim(folder).orElseThrow()) {
            assertTrue(SingleWindow.claim(folder).isEmpty());
            assertFalse(SingleWindow.handOver(folder, List.of(Path.of("/a.txt")), SHORT));
        }
        try (Stream<Path> left = Files.list(folder.resolve("to-window"))) {
            assertEquals(0, left.count());
        }
        SingleWindow.claim(folder).orElseThrow().close();
    }

    @Test
    void filesLeftByAKilledStartAreNotOpenedLater() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("to-window"));
        Files.writeString(inbox.resolve("old.files"), "/old.txt");
        BlockingQueue<List<Path>> taken = new LinkedBlockingQueue<>();
        try (SingleWindow first = SingleWindow.claim(folder).orElseThrow()) {
            first.listen(taken::add);
            assertTrue(SingleWindow.handOver(folder, List.of(Path.of("/new.txt")), LONG));
            assertEquals(List.of(Path.of("/new.txt")), taken.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aFolderThatCannotBeUsedKeepsNoWindowFromOpening() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        assertTrue(SingleWindow.claim(file).isEmpty());
        assertFalse(SingleWindow.handOver(file, List.of(), SHORT));
    }
}
