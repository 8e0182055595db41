package palimpsest.ui.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// The window's keys.
final class Shortcuts {
    private Shortcuts() {}

    static void install(Scene scene, List<Command> commands) {
        commands.forEach(command -> scene.getAccelerators().put(KeyCombination.valueOf(command.keys()), command::run));
    }

    /// A command's keys as this system writes them.
    static String words(Command command) {
        return KeyCombination.valueOf(command.keys()).getDisplayText();
    }
}
