package palimpsest.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// What stands over the window. While it stands there the keyboard stays in it, whatever key moves the focus: what lies
/// behind must not be changed unseen. FX thread.
final class Foreground {
    private final Node behind;
    private final List<Node> over;

    /// @param behind the window
    /// @param over what may stand over it, the topmost last
    Foreground(Node behind, List<Node> over) {
        this.behind = behind;
        this.over = List.copyOf(over);
        behind.sceneProperty().subscribe(this::watch);
    }

    private void watch(Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().addListener((observed, before, now) -> {
                if (WindowParts.hasFocus(behind)) {
                    over.reversed().stream()
                            .filter(Node::isVisible)
                            .findFirst()
                            .ifPresent(top -> goAround(places(top), before));
                }
            });
        }
    }

    /// From the last place to the first, and from the first to the last.
    private static void goAround(List<Node> places, Node before) {
        if (!places.isEmpty()) {
            boolean first = places.getFirst() == before;
            (first ? places.getLast() : places.getFirst()).requestFocus();
        }
    }

    /// What takes the focus, in order.
    static List<Node> places(Node part) {
        List<Node> places = new ArrayList<>();
        collect(part, places);
        return places;
    }

    private static void collect(Node node, List<Node> places) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            places.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, places));
        }
    }
}
