package palimpsest.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// The window's keys.
final class Shortcuts {
    /// Other keys of commands, by their names: a plus is typed with Shift on one keyboard, without on another, and has
    /// a
    /// key of its own among the digits.
    private static final Map<String, List<String>> ALSO = Map.of(
            "larger", List.of("Shortcut+Plus", "Shortcut+Shift+Equals", "Shortcut+Add"),
            "smaller", List.of("Shortcut+Subtract"));

    private Shortcuts() {}

    static void install(Scene scene, List<Command> commands) {
        for (Command command : commands) {
            install(scene, command, command.keys());
            ALSO.getOrDefault(command.id(), List.of()).forEach(keys -> install(scene, command, keys));
        }
    }

    private static void install(Scene scene, Command command, String keys) {
        scene.getAccelerators().put(KeyCombination.valueOf(keys), command::run);
    }

    /// A command's keys as this system writes them.
    static String words(Command command) {
        return KeyCombination.valueOf(command.keys()).getDisplayText();
    }
}
