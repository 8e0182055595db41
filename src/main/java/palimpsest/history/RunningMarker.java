package palimpsest.history;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// `running.json` tells a run under way from one whose process was killed: it names the process that writes the run,
/// by its number and the time it began, since numbers are used again. (A file lock would not do: on POSIX systems a
/// process loses it as soon as any part of it closes the file after reading.)
final class RunningMarker implements AutoCloseable {
    /// Systems tell a process's begin from their boot time, which may be corrected meanwhile.
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Path file;

    private RunningMarker(Path file) {
        this.file = file;
    }

    /// Marks a run as written by this process.
    ///
    /// @throws InputException if a living process writes it, or the file cannot be written
    static RunningMarker claim(RunFolder folder) {
        Path file = folder.running();
        JsonObject json = new JsonObject();
        ProcessHandle self = ProcessHandle.current();
        json.addProperty("pid", self.pid());
        self.info().startInstant().ifPresent(start -> json.addProperty("process_started", start.toString()));
        for (int attempt = 0; ; attempt++) {
            try {
                Files.writeString(file, json + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new RunningMarker(file);
            } catch (FileAlreadyExistsException e) {
                Optional<Long> writer = writer(folder);
                if (writer.isPresent() || attempt > 0) {
                    throw new InputException(
                            ("%s is being written by another run (process %s); stop that one, or wait "
                                            + "until it ends.")
                                    .formatted(
                                            folder.root(),
                                            writer.map(Object::toString).orElse("unknown")),
                            e);
                }
                delete(file);
            } catch (IOException e) {
                throw Failure.writing(file, e);
            }
        }
    }

    /// The number of the living process that writes the run.
    static Optional<Long> writer(RunFolder folder) {
        try {
            JsonObject json = Json.object(Files.readString(folder.running()));
            long pid = Json.whole(json, "pid");
            Optional<Instant> begun = Json.textIfThere(json, "process_started").map(Instant::parse);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> begunAt(process, begun))
                    .map(ProcessHandle::pid);
        } catch (IOException | JsonParseException | DateTimeException e) {
            // missing, or torn by a kill while it was written
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        delete(file);
    }

    private static boolean begunAt(ProcessHandle process, Optional<Instant> begun) {
        Optional<Instant> found = process.info().startInstant();
        return begun.isEmpty()
                || found.isEmpty()
                || Duration.between(begun.get(), found.get()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.writing(file, e);
        }
    }
}
