package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Drops;
import palimpsest.ui.Pictures;

/// Pictures of what takes files and commands in, under `target/ui-pictures`.
@ExtendWith(ApplicationExtension.class)
class IntakePicturesTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void zonesColumnsAndCommandsCanBePictured() throws IOException {
        fixture.dropAll();
        fixture.onFx(() -> Drops.hold(fixture.stage().getScene().getRoot(), fixture.atlas, fixture.model));
        compare("zones");
        Path table = Files.writeString(
                fixture.folder.resolve("news.csv"),
                "id,headline,body,source\n"
                        + "7,Rain over Orith,\"It rained for a day, then the sun came out over town.\",wire\n"
                                .repeat(30));
        fixture.onFx(() -> {
            Drops.leave(fixture.stage().getScene().getRoot(), fixture.atlas);
            Drops.drop(fixture.node("#new-text"), table);
        });
        fixture.waitFor(() -> fixture.node("#new-text-column").getParent().isVisible());
        @SuppressWarnings("unchecked")
        ComboBox<Object> columns = (ComboBox<Object>) fixture.node("#new-text-column");
        fixture.onFx(() -> columns.getSelectionModel().select(3));
        fixture.waitFor(() -> fixture.window()
                .workspace()
                .experiment()
                .newColumn()
                .chosen()
                .get()
                .label()
                .equals("body"));
        picture("column");
        fixture.onFx(columns::show);
        ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) columns.getSkin()).getPopupContent();
        fixture.onFx(() -> Pictures.write(list.getScene(), 460, 240, WindowPictures.FOLDER.resolve("column-list.png")));
        fixture.onFx(columns::hide);
        fixture.onFx(fixture.window()::showCommands);
        compare("commands");
        fixture.onFx(() -> ((TextField) fixture.node("#palette-search")).setText("export"));
        picture("commands-found");
        fixture.onFx(() -> Event.fireEvent(
                fixture.node("#palette-search"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        fixture.onFx(fixture.window()::showSettings);
        fixture.onFx(() -> ((TextField) fixture.node("#settings-memory")).setText("much"));
        compare("settings");
        fixture.onFx(() -> ((Button) fixture.node("#settings-done")).fire());
        fixture.onFx(fixture.window()::help);
        picture("keys");
        fixture.onFx(() -> ((Button) fixture.node("#help-close")).fire());
        assertTrue(Files.exists(WindowPictures.FOLDER.resolve("zones-1280x800-light.png")));
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }

    private void compare(String name) {
        new WindowPictures(fixture).compare(name);
    }
}
