package palimpsest.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;

/// Something that the window does when it is asked: by its keys, in the menu, or in the list of all commands.
///
/// @param id tells it from others
/// @param group the part of the menu that it stands in
/// @param name what it does, in a few words
/// @param keys as [javafx.scene.input.KeyCombination#valueOf] takes them
/// @param possible whether it can be done now
/// @param action does it
record Command(String id, Group group, String name, String keys, ObservableBooleanValue possible, Runnable action) {
    /// The parts of the menu.
    enum Group {
        FILE("File"),
        RUN("Run"),
        VIEW("View"),
        TOKENS("Tokens"),
        EXPORT("Export"),
        HELP("Help");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// Does it where it can be done now.
    void run() {
        if (possible.get()) {
            action.run();
        }
    }

    /// Whether each of the words typed stands in its name or its group.
    boolean fits(String typed) {
        String all = (group.label() + " " + name).toLowerCase(Locale.ROOT);
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }
}
