package palimpsest.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import palimpsest.ui.experiment.ExperimentDraft;
import palimpsest.ui.fx.Background;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.Remembered;

/// Keeps what a person does to the window. It looks once a second and writes what changed, so that also a window that
/// is killed is found again as it was. FX thread; the file is written off it.
final class WindowMemory {
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final PreferencesFile file;
    private final Stage stage;
    private final Background writing = new Background("palimpsest-settings");
    private final Remembered choices = new Remembered();
    private final boolean first;
    private Supplier<ExperimentDraft> draft = ExperimentDraft::empty;
    private Supplier<Workplace> workplace = Workplace::standard;
    private WindowPlace place = WindowPlace.standard();
    private Preferences written = Preferences.standard();

    WindowMemory(PreferencesFile file, Stage stage) {
        this.file = file;
        this.stage = stage;
        first = file.first();
    }

    /// Takes what is to be kept by name; before [#open].
    Remembered choices() {
        return choices;
    }

    /// Whether nothing was ever kept on this machine.
    boolean first() {
        return first;
    }

    /// What went wrong with the file, in a sentence; empty when nothing did.
    Optional<String> warning() {
        return file.warning();
    }

    /// Reads what was kept, and puts the window where it stood.
    Preferences open() {
        Preferences read = file.read(choices);
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        place = read.place().on(screens);
        stage.setMinWidth(WindowPlace.LEAST_WIDTH);
        stage.setMinHeight(WindowPlace.LEAST_HEIGHT);
        if (place.known()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        written = read;
        return read;
    }

    /// Keeps from now on what changes.
    void follow(FrameClock clock, Supplier<ExperimentDraft> nowSetUp, Supplier<Workplace> nowSet) {
        draft = nowSetUp;
        workplace = nowSet;
        clock.watch(() -> System.nanoTime() / LOOK_EVERY_NANOS, this::look);
    }

    private void look() {
        Preferences now = now();
        if (!now.equals(written)) {
            written = now;
            writing.submit(
                    () -> {
                        file.write(now);
                        return now;
                    },
                    done -> {});
        }
    }

    private Preferences now() {
        if (stage.isShowing() && !stage.isIconified()) {
            place = stage.isMaximized() || stage.isFullScreen()
                    ? new WindowPlace(place.x(), place.y(), place.width(), place.height(), stage.isMaximized())
                    : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
        return new Preferences(place, choices.words(), draft.get(), workplace.get());
    }

    /// Writes all of it, and nothing more after that.
    void close() {
        writing.close();
        file.write(now());
    }
}
