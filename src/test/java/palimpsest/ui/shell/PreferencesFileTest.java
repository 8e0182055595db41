package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.training.LossUnit;

class PreferencesFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        ExperimentDraft draft = new ExperimentDraft(Map.of("new", List.of("/a b/c.txt")), Map.of("STEPS", "many"));
        Workplace workplace = new Workplace(3.5, Optional.of(Path.of("/runs here")), 150);
        Preferences preferences = new Preferences(1500, 950, true, Theme.DARK, LossUnit.NATS, draft, workplace);
        PreferencesFile file = new PreferencesFile(folder.resolve("deep/settings.json"));
        file.write(preferences);
        assertEquals(preferences, file.read());
        assertTrue(file.warning().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"width\":\"wide\"}",
                "{\"unit\":\"FURLONGS\"}",
                "{\"draft\":7}",
                "{\"workplace\":{\"size\":\"huge\"}}",
                "{\"draft\":{\"files\":{\"new\":[{}]}}}",
                "\u0000\u0001"
            })
    void aDamagedFileIsSetAsideAndNamed(String damaged) throws IOException {
        Path path = Files.writeString(folder.resolve("settings.json"), damaged);
        PreferencesFile file = new PreferencesFile(path);
        assertEquals(Preferences.standard(), file.read());
        assertTrue(file.warning().orElseThrow().contains("settings.json.damaged"));
        assertFalse(Files.exists(path));
        assertEquals(damaged, Files.readString(folder.resolve("settings.json.damaged")));
    }

    @Test
    void settingsOutOfBoundsAreBroughtWithinThem() {
        assertEquals(new Workplace(0, Optional.empty(), 200), new Workplace(-1, Optional.empty(), 900));
        assertEquals(Long.MAX_VALUE, Workplace.standard().memoryBytes());
        assertEquals(1_500_000_000L, new Workplace(1.5, Optional.empty(), 0).memoryBytes());
    }

    @Test
    void aWindowIsNeverSmallerThanItsLeastSize() {
        Preferences tiny = new Preferences(
                3, Double.NaN, false, Theme.LIGHT, LossUnit.NATS, ExperimentDraft.empty(), Workplace.standard());
        assertEquals(Preferences.LEAST_WIDTH, tiny.width());
        assertEquals(900, tiny.height());
    }
}
