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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.fx.Remembered;
import palimpsest.ui.training.LossUnit;

class PreferencesFileTest {
    @TempDir
    private Path folder;

    private final ObjectProperty<LossUnit> unit = new SimpleObjectProperty<>(LossUnit.BITS_PER_BYTE);
    private final BooleanProperty beside = new SimpleBooleanProperty();
    private final DoubleProperty share = new SimpleDoubleProperty(Double.NaN);
    private final Remembered choices = choices();

    private Remembered choices() {
        Remembered all = new Remembered();
        all.choice("plots.unit", unit, LossUnit.class);
        all.flag("tokens.beside", beside);
        all.share("panes.share", share);
        return all;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        ExperimentDraft draft = new ExperimentDraft(Map.of("new", List.of("/a b/c.txt")), Map.of("STEPS", "many"));
        Workplace workplace = new Workplace(3.5, Optional.of(Path.of("/runs here")), 150);
        unit.set(LossUnit.NATS);
        share.set(0.25);
        WindowPlace place = new WindowPlace(40, 30, 1500, 950, true);
        Preferences preferences = new Preferences(place, choices.words(), draft, workplace);
        PreferencesFile file = new PreferencesFile(folder.resolve("deep/settings.json"));
        file.write(preferences);
        unit.set(LossUnit.PERPLEXITY);
        share.set(Double.NaN);
        assertEquals(preferences, file.read(choices));
        assertEquals(LossUnit.NATS, unit.get());
        assertEquals(0.25, share.get());
        assertTrue(file.warning().isEmpty());
    }

    @Test
    void aDamagedChoiceChangesNoOther() throws IOException {
        Path path = Files.writeString(
                folder.resolve("settings.json"),
                "{\"choices\":{\"plots.unit\":\"NATS\",\"tokens.beside\":\"perhaps\"}}");
        PreferencesFile file = new PreferencesFile(path);
        file.read(choices);
        assertEquals(LossUnit.BITS_PER_BYTE, unit.get());
        assertTrue(file.warning().isPresent());
    }

    @Test
    void aChoiceOfAnotherVersionIsLetBe() throws IOException {
        Path path = Files.writeString(
                folder.resolve("settings.json"),
                "{\"choices\":{\"plots.unit\":\"NATS\",\"plots.shadow\":\"LONG\"},\"later\":{}}");
        PreferencesFile file = new PreferencesFile(path);
        file.read(choices);
        assertEquals(LossUnit.NATS, unit.get());
        assertTrue(file.warning().isEmpty());
    }

    @Test
    void aFileThatCannotBeReplacedLeavesTheOldOneWhole() throws IOException {
        Path path = folder.resolve("settings.json");
        PreferencesFile file = new PreferencesFile(path);
        file.write(Preferences.standard());
        String before = Files.readString(path);
        Files.createDirectories(folder.resolve(".settings.json.part/in the way"));
        file.write(new Preferences(
                new WindowPlace(1, 1, 1300, 700, false), Map.of(), ExperimentDraft.empty(), Workplace.standard()));
        assertEquals(before, Files.readString(path));
        assertTrue(file.warning().orElseThrow().contains("could not be saved"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"window\":{\"width\":\"wide\"}}",
                "{\"choices\":{\"plots.unit\":\"FURLONGS\"}}",
                "{\"choices\":{\"panes.share\":\"7\"}}",
                "{\"draft\":7}",
                "{\"workplace\":{\"size\":\"huge\"}}",
                "{\"draft\":{\"files\":{\"new\":[{}]}}}",
                "\u0000\u0001"
            })
    void aDamagedFileIsSetAsideAndNamed(String damaged) throws IOException {
        Path path = Files.writeString(folder.resolve("settings.json"), damaged);
        PreferencesFile file = new PreferencesFile(path);
        assertEquals(Preferences.standard(), file.read(choices));
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
}
