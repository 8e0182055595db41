package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {
    @TempDir
    private Path folder;

    @Test
    void aReportTellsWhatWentWrongWhereAndInWhich() throws IOException {
        Throwable defect = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        Path report = new CrashReports(folder.resolve("crashes"), "1.2.3")
                .write(Thread.currentThread(), defect)
                .orElseThrow();
        String text = Files.readString(report);
        assertTrue(text.startsWith("Palimpsest 1.2.3, "), text);
        assertTrue(
                text.contains(
                        "IllegalStateException: outer\n    at " + getClass().getName()),
                text);
        assertTrue(text.contains("Caused by: java.lang.IllegalArgumentException: inner"), text);
        assertTrue(text.contains(System.getProperty("java.runtime.version")), text);
    }

    @Test
    void theLatestTwentyAreKept() throws IOException {
        Files.writeString(folder.resolve("0001-first.txt"), "");
        for (int i = 0; i < 25; i++) {
            Files.writeString(folder.resolve("1999-%02d.txt".formatted(i)), "");
        }
        Path latest = new CrashReports(folder, "1")
                .write(Thread.currentThread(), new IllegalStateException())
                .orElseThrow();
        try (Stream<Path> reports = Files.list(folder)) {
            assertEquals(20, reports.count());
        }
        assertTrue(Files.exists(latest));
        assertTrue(Files.notExists(folder.resolve("0001-first.txt")));
    }

    @Test
    void whatTheVirtualMachineLeftOfThisProgramIsCollected() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.writeString(left.resolve("hs_err_pid1.log"), "# SIGSEGV\nCommand Line: -Xmx1g palimpsest.Main runs\n");
        Files.writeString(left.resolve("hs_err_pid2.log"), "# SIGSEGV\nCommand Line: another.Program palimpsest\n");
        Files.createDirectory(left.resolve("hs_err_pid3.log"));
        Path crashes = folder.resolve("crashes");
        assertEquals(crashes, new CrashReports(crashes, "1", List.of(folder.resolve("nowhere"), left)).ready());
        try (Stream<Path> reports = Files.list(crashes)) {
            assertTrue(Files.readString(reports.findFirst().orElseThrow()).startsWith("# SIGSEGV"));
        }
        assertTrue(Files.notExists(left.resolve("hs_err_pid1.log")));
        assertTrue(Files.exists(left.resolve("hs_err_pid2.log")));
    }

    @Test
    void aReportThatCannotBeWrittenIsDoneWithout() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertTrue(new CrashReports(file, "1")
                .write(Thread.currentThread(), new IllegalStateException())
                .isEmpty());
    }
}
