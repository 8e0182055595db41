package palimpsest.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");

    /// Files that may have more than 400 lines, by name, each with its reason.
    private static final Map<String, String> MAY_BE_LONG = Map.of();

    @Test
    void noFileIsTooLong() {
        assertEquals(List.of(), new Sources(MAIN, TEST).tooLong(MAY_BE_LONG.keySet()));
    }

    @Test
    void nineFilesInTenAreShort() {
        assertTrue(new Sources(MAIN).shareOfLong() <= 0.1);
    }

    @Test
    void noLineIsTooWide() {
        assertEquals(List.of(), new Sources(MAIN, TEST).tooWide());
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Sources program = new Sources(MAIN);
        assertTrue(program.count() > 0);
        assertEquals(List.of(), program.withoutPackageInfo());
    }

    @Test
    void whatIsTooLongOrTooWideOrUntoldIsFound(@TempDir Path folder) throws IOException {
        Path told = Files.createDirectory(folder.resolve("told"));
        Path untold = Files.createDirectory(folder.resolve("untold"));
        Files.writeString(told.resolve("package-info.java"), "package told;\n");
        Files.writeString(told.resolve("Long.java"), "\n".repeat(401));
        Files.writeString(
                untold.resolve("Wide.java"),
                "import %s\n    \"%s\",\n%s\n".formatted("i".repeat(120), "s".repeat(120), "w".repeat(121)));
        Files.writeString(untold.resolve("Fits.java"), "f".repeat(120) + "\n".repeat(400));

        Sources sources = new Sources(folder);

        assertEquals(List.of(told.resolve("Long.java") + " has 401 lines"), sources.tooLong(Set.of()));
        assertEquals(List.of(), sources.tooLong(Set.of("Long.java")));
        assertEquals(List.of(untold.resolve("Wide.java") + ": " + "w".repeat(121)), sources.tooWide());
        assertEquals(List.of(untold), sources.withoutPackageInfo());
        assertEquals(0.5, sources.shareOfLong());
    }
}
