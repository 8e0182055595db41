package palimpsest.ui.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The window's keys; [KeysView] names them.
final class Shortcuts {
    private Shortcuts() {}

    static void install(Scene scene, Window window) {
        WorkspaceViewModel workspace = window.workspace();
        on(scene, KeyCode.ENTER, window, workspace::start);
        on(scene, KeyCode.P, window, () -> {
            if (workspace.pausable().get() || workspace.resumable().get()) {
                TopBarView.toggle(workspace);
            }
        });
        on(scene, KeyCode.R, window, workspace::vary);
        on(scene, KeyCode.PERIOD, window, workspace::stop);
        on(scene, KeyCode.O, window, window::openModel);
        on(scene, KeyCode.E, window, window::export);
        on(scene, KeyCode.D, window, () -> {
            boolean dark = window.theme().get().dark(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
            window.theme().set(dark ? Theme.LIGHT : Theme.DARK);
        });
        on(scene, KeyCode.H, window, workspace::goHome);
        on(scene, KeyCode.W, window, window::close);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), window::help);
    }

    /// While a question stands over the window, what lies behind it waits.
    private static void on(Scene scene, KeyCode key, Window window, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), () -> {
            if (!window.asking()) {
                action.run();
            }
        });
    }
}
