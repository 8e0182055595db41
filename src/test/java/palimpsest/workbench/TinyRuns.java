package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RunFolder;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent.StepDone;

/// Runs of tiny models: one world for a class of tests, and a workbench and a folder for each test.
@Timeout(120)
abstract class TinyRuns {
    static TinyWorld world;

    @TempDir
    Path folder;

    EngineWorkbench workbench;

    @BeforeAll
    static void makeWorld(@TempDir Path shared) throws IOException {
        world = new TinyWorld(shared);
    }

    @BeforeEach
    void open() {
        workbench = new EngineWorkbench(folder.resolve("cache"), "test");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    /// A run of the plan up to its end.
    ///
    /// @param name of its folder
    final Run whole(Plan plan, String name) {
        return finished(workbench.start(plan, folder.resolve(name)));
    }

    /// A run of the plan that is stopped once it has done some steps.
    ///
    /// @param name of its folder
    final Run stopped(Plan plan, int steps, String name) {
        Run run = workbench.start(plan, folder.resolve(name));
        await(run, feed -> feed.stepsFrom(0).size() >= steps || feed.state().ended());
        run.stop();
        awaitEnd(run);
        assertEquals(RunState.STOPPED, run.feed().state(), run.feed().reason());
        return run;
    }

    final Run resumed(Run stopped) {
        return finished(workbench.resume(stopped.folder()));
    }

    /// The run once it has finished.
    static Run finished(Run run) {
        awaitEnd(run);
        assertEquals(RunState.FINISHED, run.feed().state(), run.feed().reason());
        return run;
    }

    static void awaitEnd(Run run) {
        await(run, feed -> feed.state().ended());
    }

    /// Waits until the feed says so; the test's own limit ends a wait that never would.
    static void await(Run run, Predicate<RunFeed> until) {
        while (!until.test(run.feed())) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    static Path checkpoint(Run run, long step) {
        return new RunFolder(run.folder()).checkpoint(step);
    }

    static List<Double> losses(Run run) {
        return run.feed().stepsFrom(0).stream().map(StepDone::loss).toList();
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
