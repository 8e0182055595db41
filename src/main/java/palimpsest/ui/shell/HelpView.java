package palimpsest.ui.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the window is for and which keys it knows.
final class HelpView {
    private record Key(String keys, String meaning) {}

    private static final List<Key> KEYS = List.of(
            new Key("Ctrl+Enter", "Start the run"),
            new Key("Ctrl+P", "Pause or resume"),
            new Key("Ctrl+.", "Stop and keep a checkpoint"),
            new Key("Ctrl+O", "Open a model folder"),
            new Key("Ctrl+E", "Export"),
            new Key("Ctrl+D", "Light or dark"),
            new Key("Ctrl+H", "Ready experiments and recent runs"),
            new Key("Ctrl+W", "Close"),
            new Key("F1", "This help"),
            new Key("Tab", "To the next card, field, plot or button"),
            new Key("Enter", "On a card: choose files"),
            new Key("Delete", "On a card: remove them; Ctrl+Z brings them back"),
            new Key("Arrows", "In a plot or the tokens: read point by point"));

    private HelpView() {}

    static Node createView() {
        Label text = new Label("Drop a model folder, the text it shall learn and the text it was trained on. "
                + "The replay ratio is the share of training tokens taken from the old text: more of it keeps "
                + "more of what the model knew, and costs more tokens.");
        text.getStyleClass().add("question-text");
        text.setWrapText(true);
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
        return new VBox(14, text, keys);
    }
}
