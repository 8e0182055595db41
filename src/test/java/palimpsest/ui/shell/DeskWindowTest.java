package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.glass.ui.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Pictures;
import palimpsest.workbench.CrashReports;
import palimpsest.workbench.SingleWindow;

/// A window opened with files from the desktop, and what it tells of itself.
@ExtendWith(ApplicationExtension.class)
class DeskWindowTest {
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));

    @TempDir
    private static Path folder;

    private final List<Path> shown = new ArrayList<>();
    private WindowFixture fixture;
    private Path state;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        state = fixture.folder.resolve("state");
        Path home = Files.createDirectories(fixture.folder.resolve("home"));
        Files.createDirectories(home.resolve("licences"));
        fixture.desk = new Desk(
                List.of(fixture.model, fixture.atlas),
                Optional.of(SingleWindow.claim(state).orElseThrow()),
                new CrashReports(state.resolve("crashes"), "1.2.3"),
                Optional.of(home),
                shown::add);
        Files.writeString(fixture.settings(), "{\"window\":1,\"draft\":{\"texts\":{\"OLD_FIELD\":\"7\"}}}");
        fixture.open(stage);
    }

    @Test
    void filesNamedAtTheStartAreOpenedAndThoseOfALaterStartToo() {
        fixture.waitFor(() -> fixture.text("#new-text-title").equals("atlas.txt"));
        assertEquals("llama-world", fixture.text("#model-title"));
        assertTrue(SingleWindow.handOver(state, List.of(fixture.elements), Duration.ofSeconds(30)));
        fixture.waitFor(() -> fixture.text("#old-text-title").equals("elements.jsonl"));
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        assertTrue(SingleWindow.claim(state).isPresent(), "a closed window takes no files");
    }

    /// As macOS does with a file that is double-clicked while the program runs.
    @Test
    void filesThatTheDesktopHandsOverAreOpened() {
        fixture.waitFor(() -> fixture.text("#new-text-title").equals("atlas.txt"));
        fixture.onFx(() -> {
            Application application = Application.GetApplication();
            application
                    .getEventHandler()
                    .handleOpenFilesAction(application, 0, new String[] {fixture.elements.toString()});
        });
        fixture.waitFor(() -> fixture.text("#old-text-title").equals("elements.jsonl"));
    }

    @Test
    void helpLeadsToTheLicencesAndToTheCrashReports() {
        fixture.onFx(fixture.window()::help);
        press("#about");
        fixture.waitFor(() -> fixture.window().asking());
        assertEquals("Palimpsest 1.2.3", fixture.text("#question .question-title"));
        for (String theme : List.of("LIGHT", "DARK")) {
            fixture.onFx(() -> fixture.window().theme().set(Theme.valueOf(theme)));
            fixture.onFx(() -> Pictures.write(
                    fixture.stage().getScene(),
                    1280,
                    800,
                    PICTURES.resolve("about-" + theme.toLowerCase(Locale.ROOT) + ".png")));
        }
        press("#about-licences");
        press("#crashes");
        assertEquals(List.of(fixture.folder.resolve("home/licences"), state.resolve("crashes")), shown);
        assertTrue(Files.isDirectory(state.resolve("crashes")));
    }

    @Test
    void aDefectIsToldAndItsReportKept() throws Exception {
        fixture.onFx(() -> fixture.window().admit(new IllegalStateException("the plot fell off")));
        try (Stream<Path> reports = Files.list(state.resolve("crashes"))) {
            assertTrue(Files.readString(reports.findFirst().orElseThrow()).contains("the plot fell off"));
        }
        String said =
                fixture.window().workspace().training().notices().getLast().text();
        assertTrue(said.contains("crashes"), said);
    }

    private void press(String button) {
        fixture.onFx(() -> ((Button) fixture.node(button)).fire());
    }
}
