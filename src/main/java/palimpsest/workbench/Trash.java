package palimpsest.workbench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// The system's trash for folders. On Linux it is that of the freedesktop.org trash specification 1.0: the user's own,
/// or on another file system the one at its root. On macOS it is the user's `.Trash`, on Windows the recycle bin.
final class Trash {
    private static final String NOTE = ".trashinfo";
    private static final String RECYCLE = "Add-Type -AssemblyName Microsoft.VisualBasic;"
            + " [Microsoft.VisualBasic.FileIO.FileSystem]::DeleteDirectory($env:PALIMPSEST_FOLDER,"
            + " 'OnlyErrorDialogs', 'SendToRecycleBin')";

    private final String system;
    private final Path home;
    private final Map<String, String> environment;

    /// @param system the operating system's name
    /// @param home the user's folder
    Trash(String system, Path home, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
        this.environment = environment;
    }

    /// The trash of this machine.
    static Trash here() {
        return new Trash(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /// Moves a folder into the trash.
    ///
    /// @throws InputException where this system's trash does not take it; it then lies where it lay
    Trashed put(Path folder) {
        Path from = folder.toAbsolutePath().normalize();
        try {
            if (system.startsWith("windows")) {
                recycle(from);
                return new Trashed(from, Optional.empty(), Optional.empty());
            }
            if (system.startsWith("mac")) {
                return new Trashed(from, Optional.of(moveInto(from, home.resolve(".Trash"))), Optional.empty());
            }
            return moveWithNote(from);
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be moved to the trash (%s). It stays where it is; delete the folder yourself if you want to."
                            .formatted(from, reason(e)),
                    e);
        }
    }

    /// Puts something back where it lay.
    ///
    /// @throws InputException where it is no longer in the trash, or something else lies in its place
    static void putBack(Trashed thrown) {
        Path now = thrown.now().orElseThrow(() -> new InputException("Open the system's trash to put it back."));
        try {
            if (Files.exists(thrown.from(), LinkOption.NOFOLLOW_LINKS)) {
                throw new InputException(
                        "%s is there again; the one in the trash stays there.".formatted(thrown.from()));
            }
            Files.createDirectories(thrown.from().getParent());
            Files.move(now, thrown.from(), StandardCopyOption.ATOMIC_MOVE);
            if (thrown.note().isPresent()) {
                Files.deleteIfExists(thrown.note().get());
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be put back from the trash (%s).".formatted(thrown.from(), reason(e)), e);
        }
    }

    /// As the specification asks: first the note, whose name is taken for good by making it, then the folder.
    private Trashed moveWithNote(Path from) throws IOException {
        Path own = dataHome().resolve("Trash");
        Path root = root(from);
        boolean same = root.equals(root(home));
        Path trash = same ? own : foreign(root);
        Path named = same ? from : root.relativize(from);
        Path notes = Files.createDirectories(trash.resolve("info"));
        Path files = Files.createDirectories(trash.resolve("files"));
        String text = "[Trash Info]%nPath=%s%nDeletionDate=%s%n"
                .formatted(
                        encoded(named),
                        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                                LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)));
        for (int number = 1; ; number++) {
            String name = from.getFileName() + (number == 1 ? "" : " " + number);
            Path note = notes.resolve(name + NOTE);
            try {
                Files.writeString(note, text, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            try {
                Path now = Files.move(from, files.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                return new Trashed(from, Optional.of(now), Optional.of(note));
            } catch (IOException e) {
                Files.deleteIfExists(note);
                throw e;
            }
        }
    }

    private Path dataHome() {
        Path named = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
        return named.isAbsolute() ? named : home.resolve(".local").resolve("share");
    }

    /// The trash at the root of another file system: the one that all users share where it is safe, else the user's.
    private Path foreign(Path root) throws IOException {
        Object user = Files.getAttribute(home, "unix:uid");
        Path shared = root.resolve(".Trash");
        boolean safe = Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
                && ((int) Files.getAttribute(shared, "unix:mode") & 01000) != 0;
        return safe ? shared.resolve(user.toString()) : root.resolve(".Trash-" + user);
    }

    /// Where the file system of a path begins.
    private static Path root(Path path) throws IOException {
        Path at = path.toRealPath();
        Object device = Files.getAttribute(at, "unix:dev");
        while (at.getParent() != null && device.equals(Files.getAttribute(at.getParent(), "unix:dev"))) {
            at = at.getParent();
        }
        return at;
    }

    private static Path moveInto(Path from, Path trash) throws IOException {
        Files.createDirectories(trash);
        Path place = trash.resolve(from.getFileName());
        for (int number = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); number++) {
            place = trash.resolve(from.getFileName() + " " + number);
        }
        return Files.move(from, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void recycle(Path from) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("powershell", "-NoProfile", "-NonInteractive", "-Command", RECYCLE);
        shell.environment().put("PALIMPSEST_FOLDER", from.toString());
        shell.redirectErrorStream(true);
        Process process = shell.start();
        try {
            process.getInputStream().readAllBytes();
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(from)) {
            throw new IOException("the recycle bin did not take it");
        }
    }

    private static String encoded(Path path) {
        return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String reason(IOException failure) {
        return failure instanceof AtomicMoveNotSupportedException
                ? "it lies on another disk"
                : String.valueOf(failure.getMessage());
    }
}
