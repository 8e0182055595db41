package palimpsest.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of defects that showed on this machine: a text file each, which stays here. From any thread.
///
/// @param folder where they lie; made with the first
/// @param version of the program
public record CrashReports(Path folder, String version) {
    private static final int KEPT = 20;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Writes a report; the oldest make room for it.
    ///
    /// @return the file; empty where it could not be written
    public Optional<Path> write(Thread thread, Throwable defect) {
        Instant now = Clock.systemUTC().instant();
        List<String> lines = new ArrayList<>(List.of(
                "Palimpsest " + version + ", " + now,
                "Java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                "Thread " + thread.getName(),
                ""));
        tell(defect, lines);
        try {
            Files.createDirectories(folder);
            Path report = folder.resolve(NAME.format(now) + ".txt");
            Files.write(report, lines);
            prune();
            return Optional.of(report);
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    /// The folder, made if it is not there.
    ///
    /// @throws IOException where it cannot be made
    public Path ready() throws IOException {
        return Files.createDirectories(folder);
    }

    private static void tell(Throwable defect, List<String> lines) {
        Throwable told = defect;
        for (String before = ""; told != null && lines.size() < 1000; before = "Caused by: ") {
            lines.add(before + told);
            for (StackTraceElement frame : told.getStackTrace()) {
                lines.add("    at " + frame);
            }
            told = told.getCause();
        }
    }

    private void prune() throws IOException {
        try (Stream<Path> reports = Files.list(folder)) {
            List<Path> old = reports.filter(file -> file.toString().endsWith(".txt"))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (Path report : old) {
                Files.deleteIfExists(report);
            }
        }
    }
}
