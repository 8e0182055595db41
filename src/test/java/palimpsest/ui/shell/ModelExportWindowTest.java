package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Pictures;
import palimpsest.ui.training.Notice;
import palimpsest.workbench.ModelExport;

/// The model of the run that is shown, taken out of the window by its Export menu.
@ExtendWith(ApplicationExtension.class)
class ModelExportWindowTest {
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));

    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void theMenuWritesTheLatestCheckpointWhereThePersonSays() throws Exception {
        choose("Model as ONNX…");
        assertEquals("There is no model to export", notice().title());
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.waitFor(() -> fixture.window().workspace().underWay());
        Path run = fixture.workbench.lastRun().folder();
        Files.writeString(run.resolve("plan.json"), "{}");
        Path checkpoint = Files.createDirectories(run.resolve("checkpoints/step-000020"));
        Path out = Files.createDirectories(folder.resolve("out"));
        choose("Model as a folder…");
        assertEquals(List.of(), fixture.workbench.exports(), "the person changed their mind");
        fixture.dialogs.folder(out);
        choose("Model as a folder…");
        choose("Model as ONNX…");
        fixture.waitFor(() -> notice().title().equals("Exported the model"));
        List<ModelExport> asked = fixture.workbench.exports();
        assertEquals(2, asked.size());
        assertEquals(ModelExport.Format.FOLDER, asked.get(0).format());
        assertEquals(ModelExport.Format.ONNX, asked.get(1).format());
        String name = run.getFileName() + "-step-000020";
        assertEquals(out.resolve(name), asked.get(0).target());
        assertEquals(out.resolve(name + "-onnx"), asked.get(1).target());
        assertEquals(checkpoint, asked.get(1).model());
        pictures();
    }

    private void pictures() {
        fixture.onFx(() -> {
            Pictures.write(fixture.stage().getScene(), 1280, 800, PICTURES.resolve("exported-1280x800.png"));
            ((MenuButton) fixture.node("#export")).show();
        });
        fixture.onFx(() -> {
            PopupWindow menu = javafx.stage.Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .map(PopupWindow.class::cast)
                    .findFirst()
                    .orElseThrow();
            int width = (int) menu.getScene().getWidth();
            int height = (int) menu.getScene().getHeight();
            Pictures.write(menu.getScene(), width, height, PICTURES.resolve("export-menu.png"));
            assertTrue(height > 5 * 20, "five entries");
            menu.hide();
        });
    }

    private Notice notice() {
        return fixture.window().workspace().training().notices().getLast();
    }

    private void choose(String text) {
        fixture.onFx(() -> ((MenuButton) fixture.node("#export"))
                .getItems().stream()
                        .filter(item -> item.getText().equals(text))
                        .findFirst()
                        .map(MenuItem.class::cast)
                        .orElseThrow()
                        .fire());
    }
}
