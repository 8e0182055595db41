package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class ModelPlaceTest {
    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void writeTheOutlineOfARun() throws IOException {
        run = Files.createDirectory(folder.resolve("plays-003"));
        Files.writeString(run.resolve("plan.json"), "{}");
    }

    @Test
    void aRunStandsForItsLatestCheckpointAndSaysSo() throws IOException {
        Files.createDirectories(run.resolve("checkpoints/step-000980"));
        Files.createDirectories(run.resolve("checkpoints/step-001200"));
        for (Path given : List.of(run, run.resolve("checkpoints"))) {
            ModelPlace place = ModelPlace.of(given);
            assertEquals(run.resolve("checkpoints/step-001200"), place.folder());
            assertEquals("plays-003 is a run; the model is its latest checkpoint, step-001200.", place.note());
        }
    }

    @Test
    void aRunWithoutACheckpointIsRefused() {
        InputException refusal = assertThrows(InputException.class, () -> ModelPlace.of(run));
        assertTrue(refusal.getMessage().contains(run + " is a run without a checkpoint"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("choose the model it began with"), refusal.getMessage());
    }

    @Test
    void aFileOfAModelStandsForItsFolder() throws IOException {
        for (String name : List.of("model.safetensors", "config.json", "model.safetensors.index.json")) {
            Path file = Files.createFile(folder.resolve(name));
            assertEquals(new ModelPlace(folder, ""), ModelPlace.of(file));
        }
        Path pickle = Files.createFile(folder.resolve("pytorch_model.bin"));
        assertEquals(new ModelPlace(pickle, ""), ModelPlace.of(pickle));
    }

    @Test
    void aFolderAndNothingStandForThemselves() {
        assertEquals(new ModelPlace(folder, ""), ModelPlace.of(folder));
        Path missing = Path.of("no", "model");
        assertEquals(new ModelPlace(missing, ""), ModelPlace.of(missing));
    }
}
