package palimpsest.history;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent.StateChanged;

/// The run folders below a folder. Of a run's metrics only the end is read, so that long runs are listed as fast.
public final class RunListing {
    /// So much of the end is read at first, and then so much; nearly always the first holds a step or a state.
    private static final int[] TAILS = {1 << 12, 1 << 16};

    private RunListing() {}

    /// The runs directly below a folder, the one written last first; other folders are passed over, and a damaged run
    /// is listed with what is wrong.
    ///
    /// @return none where the folder is missing
    /// @throws InputException if the folder cannot be read
    public static List<ListedRun> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // a thousand small files are mostly waited for
            return entries.toList().parallelStream()
                    .map(RunFolder::new)
                    .filter(RunFolder::holdsRun)
                    .map(RunListing::listed)
                    .sorted(Comparator.comparing(ListedRun::changed)
                            .reversed()
                            .thenComparing(run -> run.folder().toString()))
                    .toList();
        } catch (IOException e) {
            throw Failure.reading(folder, e);
        }
    }

    /// One run at a glance.
    public static ListedRun listed(RunFolder run) {
        Path name = run.root().toAbsolutePath().normalize().getFileName();
        String shown = name == null ? run.root().toString() : name.toString();
        Instant changed = changed(run);
        try {
            RunManifest manifest = RunReader.manifest(run);
            Recorded end = end(run.metrics());
            boolean ended = end.lastState().filter(last -> last.state().ended()).isPresent();
            boolean alive = !ended && RunningMarker.writer(run).isPresent();
            return new ListedRun(
                    run.root(),
                    shown,
                    state(end, alive).state(),
                    end.lastStep(),
                    manifest.plan().steps(),
                    manifest.plan().replay(),
                    changed,
                    Optional.empty());
        } catch (InputException e) {
            return new ListedRun(run.root(), shown, RunState.FAILED, 0, 0, 0, changed, Optional.of(e.getMessage()));
        }
    }

    /// Where a run stands, told by the end of its metrics.
    static StateChanged state(Recorded end, boolean alive) {
        // A step is done in no other state than this one, so where no state was said since, it still holds.
        Optional<StateChanged> last = end.lastState()
                .or(() -> end.lastStep() > 0 ? Optional.of(new StateChanged(RunState.RUNNING, "")) : Optional.empty());
        return RunReader.state(last, alive);
    }

    /// The end of the metrics, or all where the end alone tells neither a step nor a state.
    static Recorded end(Path metrics) {
        try (RandomAccessFile file = new RandomAccessFile(metrics.toFile(), "r")) {
            long length = file.length();
            for (int bytes : TAILS) {
                byte[] tail = new byte[(int) Math.min(bytes, length)];
                file.seek(length - tail.length);
                file.readFully(tail);
                // The first line of the end may be half a line, which counts as damaged and is passed over.
                Recorded end = Recorded.of(tail);
                if (end.lastStep() > 0 || tail.length == length) {
                    return end;
                }
            }
            return Recorded.read(metrics);
        } catch (FileNotFoundException e) {
            return Recorded.of(new byte[0]);
        } catch (IOException e) {
            throw Failure.reading(metrics, e);
        }
    }

    private static Instant changed(RunFolder run) {
        return Stream.of(run.metrics(), run.plan())
                .map(RunListing::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
