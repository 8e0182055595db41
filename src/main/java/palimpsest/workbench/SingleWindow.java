package palimpsest.workbench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The window of this user that later starts of the program hand their files to.
///
/// It is known by a lock on a file, which the system takes back however its process ends, and finds what is handed over
/// in a folder: no connection is opened, not even to this machine. The number of the process stands in the locked file
/// once the folder is emptied of what an earlier window left. Made and closed on any thread.
public final class SingleWindow implements AutoCloseable {
    private static final String LOCK = "window.lock";
    private static final String INBOX = "to-window";
    private static final String READY = ".files";
    private static final String SEPARATOR = "\0";
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final FileChannel locked;
    private final Path inbox;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "to-window");
        thread.setDaemon(true);
        return thread;
    });

    private SingleWindow(FileChannel locked, Path inbox) {
        this.locked = locked;
        this.inbox = inbox;
    }

    /// Makes this process the one with the window.
    ///
    /// @param folder of the user, made if it is not there
    /// @return empty where another process has it, or the folder cannot be used: then a window opens by itself
    public static Optional<SingleWindow> claim(Path folder) {
        try {
            Path inbox = Files.createDirectories(folder.resolve(INBOX));
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (held(channel)) {
                channel.truncate(0);
                for (Path abandoned : handed(inbox)) {
                    Files.deleteIfExists(abandoned);
                }
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new SingleWindow(channel, inbox));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    /// Hands files to the process that has the window, which comes to the front.
    ///
    /// @param files absolute; none only brings the window to the front
    /// @param patience how long it has to take them
    /// @return whether it took them; if not, nothing is left behind
    public static boolean handOver(Path folder, List<Path> files, Duration patience) {
        Path inbox = folder.resolve(INBOX);
        String name = UUID.randomUUID().toString();
        Path ready = inbox.resolve(name + READY);
        try {
            Path beside = inbox.resolve(name + ".new");
            Files.writeString(
                    beside,
                    String.join(SEPARATOR, files.stream().map(Path::toString).toList()));
            Files.move(beside, ready, StandardCopyOption.ATOMIC_MOVE);
            long end = System.nanoTime() + patience.toNanos();
            while (Files.exists(ready) && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            return !Files.deleteIfExists(ready);
        } catch (IOException unusable) {
            return false;
        }
    }

    /// Tells what is handed over from now on.
    ///
    /// @param taken is given the files, on a thread of this object
    public void listen(Consumer<List<Path>> taken) {
        looking.scheduleWithFixedDelay(() -> look(taken), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Consumer<List<Path>> taken) {
        try {
            for (Path file : handed(inbox)) {
                List<Path> files = Arrays.stream(Files.readString(file).split(SEPARATOR))
                        .filter(path -> !path.isEmpty())
                        .map(Path::of)
                        .toList();
                // whoever deletes it has it: the process that waits takes it back when it loses patience
                if (Files.deleteIfExists(file)) {
                    taken.accept(files);
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // torn or taken back meanwhile; the process that waits opens a window of its own
        }
    }

    private static List<Path> handed(Path inbox) throws IOException {
        try (Stream<Path> entries = Files.list(inbox)) {
            return entries.filter(file -> file.toString().endsWith(READY))
                    .sorted()
                    .toList();
        }
    }

    /// From now on the next start has a window of its own.
    @Override
    public void close() {
        looking.shutdownNow();
        try {
            locked.close();
        } catch (IOException released) {
            // the system takes the lock back with the process
        }
    }
}
