package palimpsest.ui.plot;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import palimpsest.ui.fx.PanelHeader;

/// What a panel offers for taking out what it shows: a button in its head, the head itself as something to drag out of
/// the window, and a menu on the right button. FX thread.
public final class ExportHandle {
    private final Exhibit shown;
    private final Exporter exporter;

    private ExportHandle(Exhibit shown, Exporter exporter) {
        this.shown = shown;
        this.exporter = exporter;
    }

    /// @param header of the panel
    /// @param drawn what the panel shows, on which the menu opens too; dragging it keeps its meaning
    /// @return the button
    public static Button install(PanelHeader header, Node drawn, Exhibit shown, Exporter exporter) {
        ExportHandle handle = new ExportHandle(shown, exporter);
        handle.drag(header);
        handle.menu(header);
        handle.menu(drawn);
        header.getProperties().put(ExportHandle.class, shown);
        drawn.getProperties().put(ExportHandle.class, shown);
        String what = shown.name().toLowerCase(Locale.ROOT);
        header.draggable("Drag the title out of the window to get the " + what + " as a PNG file");
        Button button = header.action("fth-download", "Export the " + what, () -> exporter.export(shown));
        button.setId("export-" + shown.id());
        return button;
    }

    /// What the part of the window shows in which a node lies.
    ///
    /// @param node null for none
    public static Optional<Exhibit> around(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getProperties().get(ExportHandle.class) instanceof Exhibit shown) {
                return Optional.of(shown);
            }
        }
        return Optional.empty();
    }

    private void drag(Node handle) {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                exporter.grab(shown);
            }
        });
        handle.setOnDragDetected(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                exporter.drag(shown).ifPresent(picture -> {
                    picture.accept(handle.startDragAndDrop(TransferMode.COPY));
                    event.consume();
                });
            }
        });
    }

    /// The right button also moves a plot, so that only a press in place opens the menu.
    private void menu(Node node) {
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
                open(node, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                open(node, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    private void open(Node node, double x, double y) {
        ContextMenu menu = new ContextMenu(
                item("export", "Export…", () -> exporter.export(shown)),
                item("copy", "Copy the picture", () -> exporter.copy(shown)));
        if (shown.numbers().get().isPresent()) {
            menu.getItems().add(item("numbers", "Save the numbers as CSV…", () -> exporter.saveNumbers(shown)));
        }
        menu.setAutoHide(true);
        menu.show(node, x, y);
    }

    private MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(shown.id() + "-menu-" + id);
        item.setOnAction(pressed -> action.run());
        return item;
    }
}
