package palimpsest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.StateChanged;

class RunListingTest {
    @TempDir
    private Path below;

    private RunFolder write(String name, String changed, List<? extends TrainingEvent> events) throws IOException {
        RunFolder folder = new RunFolder(below.resolve(name));
        try (RunWriter writer = RunWriter.create(folder, RunExamples.manifest())) {
            events.forEach(writer::on);
        }
        for (Path file : List.of(folder.plan(), folder.metrics())) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(changed)));
        }
        return folder;
    }

    @Test
    void runsAreListedLatestFirstAndDamagedOnesWithWhatIsWrong() throws IOException {
        write("older", "2026-01-01T00:00:00Z", RunExamples.events());
        RunFolder killed = write("killed", "2026-01-03T00:00:00Z", List.of(RunExamples.step(1)));
        RunFolder broken = write("broken", "2026-01-02T00:00:00Z", RunExamples.events());
        Files.writeString(broken.plan(), "{\"format\":1,");
        Files.setLastModifiedTime(broken.plan(), FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        Files.createDirectories(below.resolve("foreign").resolve("deep"));
        Files.writeString(below.resolve("file.txt"), "not a run");
        List<ListedRun> runs = RunListing.below(below);
        assertEquals(
                List.of("killed", "broken", "older"),
                runs.stream().map(ListedRun::name).toList());
        assertEquals(RunState.STOPPED, runs.getFirst().state());
        assertEquals(killed.root(), runs.getFirst().folder());
        assertEquals(1, runs.getFirst().step());
        String problem = runs.get(1).problem().orElseThrow();
        assertTrue(problem.contains("plan.json") && problem.contains("cannot be understood"), problem);
        assertEquals(200, runs.get(2).steps());
        assertEquals(0.1, runs.get(2).replay());
    }

    @Test
    void aPlanOfAnotherFormatIsListedWithThat() throws IOException {
        RunFolder later = write("later", "2026-01-01T00:00:00Z", List.of());
        Files.writeString(later.plan(), "{\"format\":99}");
        assertTrue(RunListing.listed(later).problem().orElseThrow().contains("format 99"));
    }

    @Test
    void theEndOfALongRunTellsItsStepAndState() throws IOException {
        RunFolder folder = write("long", "2026-01-01T00:00:00Z", List.of(new StateChanged(RunState.RUNNING, "")));
        try (RunWriter writer = RunWriter.resume(folder)) {
            for (long step = 1; step <= 1500; step++) {
                writer.on(RunExamples.step(step));
            }
            assertEquals(RunState.RUNNING, RunListing.listed(folder).state());
            assertEquals(1500, RunListing.listed(folder).step());
        }
    }

    @Test
    void aMissingFolderHoldsNoRuns() {
        assertEquals(List.of(), RunListing.below(below.resolve("nowhere")));
    }

    @Test
    void checkpointsAreFoundLatestFirst() throws IOException {
        RunFolder folder = new RunFolder(below);
        for (String name : List.of("step-000020", "step-1000000", ".making-step-000040", "step-000030.bad")) {
            Files.createDirectories(folder.checkpoints().resolve(name));
        }
        assertEquals(List.of(1_000_000L, 20L), folder.checkpointSteps());
        assertEquals(
                "step-1000000",
                folder.latestCheckpoint().orElseThrow().getFileName().toString());
    }

    @Test
    void runsLieWhereTheSystemKeepsDataOfAUser() {
        Path home = Path.of("/home/someone");
        Map<String, String> set = Map.of("XDG_DATA_HOME", "/data", "LOCALAPPDATA", "/local");
        assertEquals(
                Path.of("/data/palimpsest/runs"),
                RunsHome.of("Linux", home, set::get).folder());
        assertEquals(
                home.resolve(".local/share/palimpsest/runs"),
                RunsHome.of("Linux", home, Map.of("XDG_DATA_HOME", "relative")::get)
                        .folder());
        assertEquals(
                Path.of("/local/palimpsest/runs"),
                RunsHome.of("Windows 11", home, set::get).folder());
        assertEquals(
                home.resolve("Library/Application Support/palimpsest/runs"),
                RunsHome.of("Mac OS X", home, set::get).folder());
    }
}
