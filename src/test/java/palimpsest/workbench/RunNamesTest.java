package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.Plan;

class RunNamesTest {
    @TempDir
    private Path below;

    private static Plan plan(double replay) {
        return Plan.of(Path.of("model"))
                .withNewFiles(List.of(Path.of("New Atlas.txt")))
                .withReplay(replay);
    }

    private List<String> folders(double... replays) {
        List<Plan> plans = Arrays.stream(replays).mapToObj(RunNamesTest::plan).toList();
        return RunNames.folders(below, plans).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    @Test
    void aRunsFolderIsNamedAfterItsNewTextAndItsReplay() {
        assertEquals(List.of("new-atlas-no-replay", "new-atlas-replay-10"), folders(0, 0.1));
        assertEquals(List.of("new-atlas-replay-0.78"), folders(1 / 128.0));
    }

    @Test
    void noTwoRunsTakeTheSameFolder() throws IOException {
        Files.createDirectory(below.resolve("new-atlas-no-replay"));
        assertEquals(List.of("new-atlas-no-replay-2", "new-atlas-no-replay-3"), folders(0, 0));
    }

    @Test
    void besideEachOtherRunsAreCalledByTheirReplayWhereThatTellsThemApart() {
        List<Path> folders = List.of(Path.of("runs/one"), Path.of("runs/two"));
        assertEquals(List.of("no replay", "replay 10 %"), RunNames.beside(List.of(plan(0), plan(0.1)), folders));
        assertEquals(List.of("one", "two"), RunNames.beside(List.of(plan(0.5), plan(0.5)), folders));
    }
}
