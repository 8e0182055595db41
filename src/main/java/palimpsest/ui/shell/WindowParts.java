package palimpsest.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The parts of the window, so that the keys go from one to the next without every field in between.
final class WindowParts {
    private static final List<String> PARTS = List.of(
            "#model",
            "#new-text",
            "#old-text",
            "#replay-figure",
            "#runs",
            "#new-plot",
            "#old-plot",
            "#ledger-areas",
            "#ledger-items",
            "#tokens",
            "#menu");

    private final Scene scene;

    WindowParts(Scene scene) {
        this.scene = scene;
    }

    /// Goes on from the part that has the focus; those that do not show, or take no focus, are passed over.
    void go(int by) {
        List<Node> places = PARTS.stream()
                .map(part -> scene.getRoot().lookup(part))
                .filter(Objects::nonNull)
                .flatMap(part -> first(part))
                .toList();
        if (!places.isEmpty()) {
            int here = at(places);
            places.get(Math.floorMod(here < 0 && by < 0 ? by : here + by, places.size()))
                    .requestFocus();
        }
    }

    /// Whether the focus is on a node or inside it.
    static boolean hasFocus(Node part) {
        Node at = part.getScene() == null ? null : part.getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }

    private int at(List<Node> places) {
        for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (places.contains(node)) {
                return places.indexOf(node);
            }
        }
        return -1;
    }

    /// The first node of a part that takes the focus.
    private static Stream<Node> first(Node part) {
        if (!part.isVisible() || part.isDisabled()) {
            return Stream.empty();
        }
        if (part.isFocusTraversable()) {
            return shown(part) ? Stream.of(part) : Stream.empty();
        }
        return part instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(WindowParts::first)
                        .limit(1)
                : Stream.empty();
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
