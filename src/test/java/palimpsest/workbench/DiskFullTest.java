package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static palimpsest.workbench.TinyRuns.await;
import static palimpsest.workbench.TinyRuns.awaitEnd;
import static palimpsest.workbench.TinyRuns.finished;
import static palimpsest.workbench.TinyRuns.losses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RunFolder;
import palimpsest.train.Plan;
import palimpsest.train.RunState;

/// A disk that fills up under a run. Where a small disk can be mounted it fills up during a checkpoint; elsewhere the
/// system's always full device stands in for the log.
@Timeout(120)
class DiskFullTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final long STEPS = 12;
    private static final int ROOM = 4_000;

    @TempDir
    private Path folder;

    @Test
    void aRunKeepsWhatItRecordedAndGoesOnOnceThereIsRoom() throws IOException, InterruptedException {
        TinyWorld world = new TinyWorld(folder);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        DiskTrouble small;
        try {
            small = DiskTrouble.mount(disk, ROOM);
        } catch (IOException e) {
            onAFullDevice(world.plan(STEPS, 0.5));
            return;
        }
        // The workbench is closed first: while it is open it may still hold a file of the run.
        try (small;
                EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            onASmallDisk(workbench, world.plan(STEPS, 0.5), disk);
        }
    }

    private void onASmallDisk(EngineWorkbench workbench, Plan plan, Path disk) throws IOException {
        Run whole = finished(workbench.start(plan, folder.resolve("whole")));
        Path room = disk.resolve("room");
        Run run = fillDuringCheckpoint(workbench, plan, whole, disk, room);
        String reason = run.feed().reason();
        assertTrue(reason.contains("checkpoints"), reason);
        assertTrue(reason.contains("free") && reason.contains("make room"), reason);
        assertFalse(reason.contains("Exception"), reason);
        long steps = Files.readAllLines(new RunFolder(run.folder()).metrics()).stream()
                .filter(line -> line.contains("\"kind\":\"step\""))
                .count();
        assertEquals(run.feed().stepsFrom(0).size(), steps);
        try (Stream<Path> left = Files.list(new RunFolder(run.folder()).checkpoints())) {
            assertEquals(List.of(), left.toList(), "nothing is left of the checkpoint that failed");
        }
        Files.delete(room);
        Run resumed = finished(workbench.resume(run.folder()));
        assertEquals(losses(whole), losses(resumed));
    }

    /// The disk has room for all of the run but its checkpoint.
    private Run fillDuringCheckpoint(EngineWorkbench workbench, Plan plan, Run whole, Path disk, Path room)
            throws IOException {
        long checkpoint = bytes(new RunFolder(whole.folder()).latestCheckpoint().orElseThrow());
        Run run = workbench.start(plan, disk.resolve("run"));
        await(run, feed -> !feed.stepsFrom(0).isEmpty() || feed.state().ended());
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(room, new byte[(int) Math.max(0, free - checkpoint * 2 / 3)]);
        awaitEnd(run);
        assertEquals(RunState.FAILED, run.feed().state(), run.feed().reason());
        return run;
    }

    private void onAFullDevice(Plan plan) throws IOException {
        Assumptions.assumeTrue(Files.exists(FULL), "neither can a disk be mounted here, nor is there " + FULL);
        Path target = Files.createDirectory(folder.resolve("full"));
        Files.createSymbolicLink(target.resolve("log.txt"), FULL);
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            Run run = workbench.start(plan, target);
            awaitEnd(run);
            assertEquals(RunState.FAILED, run.feed().state());
            String reason = run.feed().reason();
            assertTrue(reason.contains("log.txt") && reason.contains("the disk is full"), reason);
            assertTrue(reason.contains("free some space"), reason);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
