package palimpsest.ui.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The keys that the window knows.
final class KeysView {
    private record Key(String keys, String meaning) {}

    private static final List<Key> KEYS = List.of(
            new Key("Ctrl+Enter", "Start the run"),
            new Key("Ctrl+R", "Run the plan with several values"),
            new Key("Ctrl+P", "Pause or resume"),
            new Key("Ctrl+.", "Stop and keep a checkpoint"),
            new Key("Ctrl+O", "Open a model folder"),
            new Key("Ctrl+E", "Export"),
            new Key("Ctrl+D", "Light or dark"),
            new Key("Ctrl+H", "Ready experiments and recent runs"),
            new Key("Ctrl+W", "Close"),
            new Key("F1", "Keys and definitions"),
            new Key("Tab", "To the next card, field, plot or button"),
            new Key("Enter", "On a card: choose files"),
            new Key("Delete", "On a card: remove them; Ctrl+Z brings them back"),
            new Key("Arrows", "In a plot or the tokens: read point by point"),
            new Key("+ \u2212 0", "In a plot: zoom, show all; Shift and arrows move along"));

    private KeysView() {}

    static Node createView() {
        GridPane keys = new GridPane(16, 7);
        ColumnConstraints first = new ColumnConstraints();
        first.setHalignment(HPos.LEFT);
        first.setMinWidth(Region.USE_PREF_SIZE);
        keys.getColumnConstraints().add(first);
        for (int row = 0; row < KEYS.size(); row++) {
            Label key = new Label(KEYS.get(row).keys());
            key.getStyleClass().add("help-key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            keys.addRow(row, key, new Label(KEYS.get(row).meaning()));
        }
        return keys;
    }
}
