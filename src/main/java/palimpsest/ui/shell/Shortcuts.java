package palimpsest.ui.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The window's keys; [HelpView] names them.
final class Shortcuts {
    private Shortcuts() {}

    static void install(Scene scene, Window window) {
        WorkspaceViewModel workspace = window.workspace();
        on(scene, KeyCode.ENTER, workspace::start);
        on(scene, KeyCode.P, () -> {
            if (workspace.pausable().get() || workspace.resumable().get()) {
                TopBarView.toggle(workspace);
            }
        });
        on(scene, KeyCode.PERIOD, workspace::stop);
        on(scene, KeyCode.O, window::openModel);
        on(scene, KeyCode.E, window::export);
        on(scene, KeyCode.D, () -> {
            boolean dark = window.theme().get().dark(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
            window.theme().set(dark ? Theme.LIGHT : Theme.DARK);
        });
        on(scene, KeyCode.W, window::close);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), window::help);
    }

    private static void on(Scene scene, KeyCode key, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
    }
}
