package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person who does not see the window, or does not use a mouse, is told and shown.
@ExtendWith(ApplicationExtension.class)
class AccessWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, fixture.workbench, fixture::experiments);
    }

    @Test
    void everyControlHasANameAndARole() {
        assertEquals(List.of(), nameless());
        fixture.dropAll();
        fixture.onFx(() -> ((ToggleButton) fixture.node("#more-settings")).setSelected(true));
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(60));
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        assertEquals(List.of(), nameless());
        fixture.onFx(fixture.window()::showCommands);
        assertEquals(List.of(), nameless());
    }

    /// One step of Tab after another, each control that gets the focus looks other than before.
    @Test
    void theFocusIsSeenWhereverItGoes() {
        fixture.dropAll();
        List<String> unseen = new ArrayList<>();
        List<Node> visited = new ArrayList<>();
        fixture.onFx(() -> fixture.node("#menu").requestFocus());
        for (int step = 0; step < 60; step++) {
            fixture.onFx(() -> {
                Node before = focused();
                Node next = next(before);
                if (next == null || visited.contains(next)) {
                    return;
                }
                visited.add(next);
                WritableImage with = picture(next);
                before.requestFocus();
                if (same(with, picture(next))) {
                    unseen.add(told(next));
                }
                next(before);
            });
        }
        assertTrue(visited.size() > 15, visited.size() + " places for the focus");
        assertEquals(List.of(), unseen);
    }

    private Node next(Node before) {
        before.requestFocusTraversal(TraversalDirection.NEXT);
        Node now = focused();
        return now == before ? null : now;
    }

    private Node focused() {
        return fixture.stage().getScene().getFocusOwner();
    }

    private static WritableImage picture(Node node) {
        node.getScene().getRoot().applyCss();
        return node.snapshot(new SnapshotParameters(), null);
    }

    private static boolean same(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        PixelReader first = one.getPixelReader();
        PixelReader second = other.getPixelReader();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (first.getArgb(x, y) != second.getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<String> nameless() {
        List<String> found = new ArrayList<>();
        fixture.onFx(() -> {
            List<Node> all = new ArrayList<>();
            collect(fixture.stage().getScene().getRoot(), all);
            List<Node> labelled = new ArrayList<>();
            all.stream()
                    .filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getLabelFor())
                    .forEach(labelled::add);
            for (Node node : all) {
                boolean acts = node.isFocusTraversable() && !(node instanceof ScrollPane);
                if (acts && (!named(node) && !labelled.contains(node) || !hasRole(node))) {
                    found.add(told(node));
                }
            }
        });
        return found;
    }

    private static boolean named(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return true;
        }
        return node instanceof Labeled words
                && words.getText() != null
                && words.getText().chars().anyMatch(Character::isLetter);
    }

    private static boolean hasRole(Node node) {
        AccessibleRole role = node.getAccessibleRole();
        return role != null && role != AccessibleRole.NODE && role != AccessibleRole.PARENT;
    }

    private static String told(Node node) {
        Tooltip hint = node instanceof Control control ? control.getTooltip() : null;
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass() + " "
                + node.getAccessibleRole() + " " + node.getAccessibleText()
                + (hint == null ? "" : " (" + hint.getText() + ")");
    }

    /// What is visible, with all that is in it.
    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }
}
