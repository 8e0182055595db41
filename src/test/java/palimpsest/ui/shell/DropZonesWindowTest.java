package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Drops;

/// The places that appear while files are held over the window.
@ExtendWith(ApplicationExtension.class)
class DropZonesWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void placesAppearForWhatTheThingsCanBeAndGoWithThem() throws IOException {
        assertFalse(fixture.node("#zones").isVisible());
        assertEquals(List.of("zone-new", "zone-old", "zone-probes"), held(fixture.atlas, fixture.elements));
        assertEquals(List.of("zone-model"), held(fixture.model));
        assertEquals(List.of("zone-model", "zone-new", "zone-old", "zone-probes"), held(fixture.model, fixture.atlas));
        Path run = Files.createDirectories(fixture.folder.resolve("runs/one"));
        Files.writeString(run.resolve("plan.json"), "{}");
        assertEquals(List.of("zone-run"), held(run));
        Path texts = Files.createDirectories(fixture.folder.resolve("texts/deep"));
        Files.writeString(texts.resolve("a.parquet"), "");
        assertEquals(List.of("zone-new", "zone-old", "zone-probes"), held(texts.getParent()));
        Path rows = Files.writeString(fixture.folder.resolve("rows.npy"), "");
        assertEquals(List.of("zone-new", "zone-old"), held(rows));
        assertEquals(List.of(), held(Files.createDirectories(fixture.folder.resolve("empty"))));
        fixture.dropAll();
        assertEquals(List.of("zone-new", "zone-old", "zone-area", "zone-probes"), held(fixture.atlas));
        assertFalse(fixture.node("#zones").isVisible());
    }

    @Test
    void aPlaceTakesWhatIsLetGoOverIt() {
        fixture.dropAll();
        fixture.onFx(() -> {
            Drops.hold(fixture.stage().getScene().getRoot(), fixture.atlas);
            Drops.drop(fixture.node("#zone-area"), fixture.atlas);
        });
        fixture.waitFor(() -> fixture.text("#old-text-title").equals("3 areas"));
        fixture.onFx(() -> {
            Drops.hold(fixture.stage().getScene().getRoot(), fixture.capitals);
            Drops.drop(fixture.node("#zone-new"), fixture.capitals);
        });
        fixture.waitFor(() -> fixture.text("#new-text-title").equals("capitals.txt"));
        fixture.onFx(() -> {
            Drops.hold(fixture.stage().getScene().getRoot(), fixture.elements);
            Drops.drop(fixture.node("#zone-probes"), fixture.elements);
        });
        assertEquals(
                List.of(fixture.elements),
                fixture.window()
                        .workspace()
                        .experiment()
                        .settings()
                        .probes()
                        .paths()
                        .get());
        assertFalse(fixture.node("#zones").isVisible());
    }

    /// The places that show while files are held over the window.
    private List<String> held(Path... files) {
        AtomicReference<List<String>> places = new AtomicReference<>(List.of());
        fixture.onFx(() -> {
            Node root = fixture.stage().getScene().getRoot();
            Drops.hold(root, files);
            Node zones = fixture.node("#zones");
            if (zones.isVisible()) {
                places.set(((Parent) zones)
                        .lookupAll(".zone").stream().map(Node::getId).toList());
            }
            Drops.leave(root, files);
        });
        return places.get();
    }
}
