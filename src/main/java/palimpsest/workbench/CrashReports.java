package palimpsest.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
/// The virtual machine leaves its own reports in the folder it was started in, or in that for temporary files.
///
/// @param folder where they lie; made with the first
/// @param version of the program
/// @param left where the virtual machine may have left its own
public record CrashReports(Path folder, String version, List<Path> left) {
    private static final int KEPT = 20;
    private static final String ENDING = ".txt";
    private static final String STARTED = "palimpsest.Main";
    private static final int DUMP_HEAD = 16 * 1024;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public CrashReports {
        left = List.copyOf(left);
    }

    /// Of what the program itself reports.
    public CrashReports(Path folder, String version) {
        this(folder, version, List.of());
    }

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
            Path report = folder.resolve(NAME.format(now) + ENDING);
            Files.write(report, lines);
            prune();
            return Optional.of(report);
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    /// Moves here what the virtual machine wrote when a native library brought the program down; what it wrote of other
    /// programs is left. Where a file cannot be read or moved, it stays.
    private void collect() {
        for (Path place : left) {
            try (DirectoryStream<Path> dumps = Files.newDirectoryStream(place, "hs_err_pid*.log")) {
                dumps.forEach(this::collect);
            } catch (IOException | DirectoryIteratorException unreadable) {
                // as it was
            }
        }
    }

    private void collect(Path dump) {
        try {
            if (Files.isRegularFile(dump) && ours(dump)) {
                Instant written = Files.getLastModifiedTime(dump).toInstant();
                Files.move(dump, folder.resolve(NAME.format(written) + ENDING), StandardCopyOption.REPLACE_EXISTING);
                prune();
            }
        } catch (IOException anothers) {
            // as it was
        }
    }

    /// Its first part names the command and the class that was started.
    private static boolean ours(Path dump) throws IOException {
        try (InputStream in = Files.newInputStream(dump)) {
            return new String(in.readNBytes(DUMP_HEAD), StandardCharsets.ISO_8859_1).contains(STARTED);
        }
    }

    /// The folder with all there is to see in it, made if it is not there.
    ///
    /// @throws IOException where it cannot be made
    public Path ready() throws IOException {
        Files.createDirectories(folder);
        collect();
        return folder;
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
            List<Path> old = reports.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (Path report : old) {
                Files.deleteIfExists(report);
            }
        }
    }
}
