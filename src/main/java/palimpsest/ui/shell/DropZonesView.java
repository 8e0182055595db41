package palimpsest.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.ui.experiment.FileDrop;

/// Places to let go of files, over the right of the window while files are held over it. The cards on the left stay in
/// reach.
final class DropZonesView {
    private final Label heading = new Label();
    private final FlowPane zones = new FlowPane(14, 14);
    private final VBox veil = new VBox(16, heading, zones);
    private List<Path> shown = List.of();

    Node createView() {
        heading.getStyleClass().add("zones-heading");
        heading.setWrapText(true);
        zones.setAlignment(Pos.CENTER);
        veil.getStyleClass().add("zones");
        veil.setId("zones");
        veil.setAlignment(Pos.CENTER);
        hide();
        return veil;
    }

    /// @param window over which files may be held
    /// @param places the places for some files
    /// @param refusing runs what may be refused
    void follow(Node window, Function<List<Path>, List<DropZones.Zone>> places, Consumer<Runnable> refusing) {
        window.addEventHandler(DragEvent.DRAG_ENTERED, event -> show(event, places, refusing));
        window.addEventFilter(DragEvent.DRAG_OVER, event -> show(event, places, refusing));
        window.addEventHandler(DragEvent.DRAG_EXITED, event -> hide());
        window.addEventHandler(DragEvent.DRAG_DROPPED, event -> hide());
    }

    private void show(DragEvent event, Function<List<Path>, List<DropZones.Zone>> places, Consumer<Runnable> refusing) {
        // what comes from this window goes out of it
        List<Path> files = event.getDragboard().hasFiles() && event.getGestureSource() == null
                ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
                : List.of();
        if (files.equals(shown)) {
            return;
        }
        List<DropZones.Zone> found = places.apply(files);
        shown = files;
        heading.setText(Intake.named(files) + (found.size() == 1 ? " goes to" : ": let go where it belongs"));
        zones.getChildren()
                .setAll(found.stream().map(zone -> zone(zone, refusing)).toList());
        veil.setVisible(!found.isEmpty());
        veil.setManaged(!found.isEmpty());
    }

    private Node zone(DropZones.Zone zone, Consumer<Runnable> refusing) {
        Label title = new Label(zone.title());
        title.getStyleClass().add("zone-title");
        Label detail = new Label(zone.detail());
        detail.getStyleClass().add("zone-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(6, new FontIcon(zone.icon()), title, detail);
        card.setId(zone.id());
        card.getStyleClass().add("zone");
        card.setAccessibleRole(AccessibleRole.BUTTON);
        card.setAccessibleText(zone.title() + ": " + zone.detail());
        FileDrop.accept(card, dropped -> {
            hide();
            refusing.accept(zone.take());
        });
        return card;
    }

    private void hide() {
        shown = List.of();
        veil.setVisible(false);
        veil.setManaged(false);
    }
}
