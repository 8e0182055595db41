package palimpsest.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Colours the window as the person or the system wants it, at once when either changes.
final class ThemeSwitch {
    private static final String DARK = "dark";

    private final Scene scene;
    private final ObservableValue<Theme> theme;
    private final Consumer<Boolean> drawn;

    /// @param drawn colours what stylesheets do not reach; true is dark
    ThemeSwitch(Scene scene, ObservableValue<Theme> theme, Consumer<Boolean> drawn) {
        this.scene = scene;
        this.theme = theme;
        this.drawn = drawn;
        theme.addListener((observed, before, now) -> apply());
        scene.getPreferences().colorSchemeProperty().addListener((observed, before, now) -> apply());
        apply();
    }

    private void apply() {
        boolean dark = theme.getValue().dark(scene.getPreferences().getColorScheme() == ColorScheme.DARK);
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getRoot().getStyleClass().remove(DARK);
        if (dark) {
            scene.getRoot().getStyleClass().add(DARK);
        }
        drawn.accept(dark);
    }
}
