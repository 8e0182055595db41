package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that is started with the names of very many files.
@Timeout(120)
class LongCommandLineTest {
    private static final int FILES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void theEngineStartsHoweverLongTheCommandLineIs() throws IOException, InterruptedException {
        new TinyWorld(folder.resolve("world"));
        List<String> arguments =
                Collections.nCopies(FILES, folder.toAbsolutePath().toString());
        Path said = folder.resolve("said.txt");
        int code = OtherProcess.start(Scoring.class, arguments, said.toFile()).waitFor();
        assertEquals("0 scored", code + " " + Files.readString(said));
    }

    /// The other process: scores a text with the model of a world in the folder that all arguments name.
    static final class Scoring {
        private Scoring() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
                TinyWorld world = new TinyWorld(folder.resolve("world"));
                double nats =
                        workbench.score(world.model(), "The cat.", false).join().natsPerToken();
                System.out.print(nats > 0 ? "scored" : "nothing");
            }
        }
    }
}
