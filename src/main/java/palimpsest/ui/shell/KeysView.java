package palimpsest.ui.shell;

import java.util.ArrayList;
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

    private static final List<Key> IN_PLACE = List.of(
            new Key("Tab", "To the next card, field, plot or button"),
            new Key("Enter", "On a card: choose files"),
            new Key("Delete", "On a card: remove them; Ctrl+Z brings them back"),
            new Key("Delete", "On a run in the list: move it to the trash"),
            new Key("Arrows", "In a plot or the tokens: read point by point"),
            new Key("+ \u2212 0", "In a plot: zoom, show all; Shift and arrows move along"),
            new Key("Enter", "On a token: pin its card; Escape takes it away"),
            new Key("1 to 6", "On the tokens: what the colours tell"),
            new Key("B, S", "On the tokens: base beside, most damaged first"),
            new Key("Space , .", "On the tokens: play, one snapshot back, one on"));

    private KeysView() {}

    /// @param commands which have keys everywhere in the window
    static Node createView(List<Command> commands) {
        GridPane keys = new GridPane(16, 7);
        keys.getStyleClass().add("help-keys");
        ColumnConstraints first = new ColumnConstraints();
        first.setHalignment(HPos.LEFT);
        first.setMinWidth(Region.USE_PREF_SIZE);
        keys.getColumnConstraints().add(first);
        List<Key> all = new ArrayList<>();
        commands.forEach(command -> all.add(new Key(Shortcuts.words(command), command.name())));
        all.addAll(IN_PLACE);
        for (int row = 0; row < all.size(); row++) {
            Label key = new Label(all.get(row).keys());
            key.getStyleClass().add("help-key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            keys.addRow(row, key, new Label(all.get(row).meaning()));
        }
        return keys;
    }
}
