package palimpsest.ui.fx;

import com.sun.glass.ui.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Files that the desktop hands to the program that runs. macOS does so with every file that is double-clicked: it
/// starts no second program and passes no arguments. JavaFX tells of them only inside, to the one handler of the
/// application's events, so this takes that handler's place and passes everything else on. FX thread.
public final class OpenedFiles extends Application.EventHandler {
    private final Application.EventHandler before;
    private final Consumer<List<Path>> files;

    private OpenedFiles(Application.EventHandler before, Consumer<List<Path>> files) {
        this.before = before;
        this.files = files;
    }

    /// From now on `files`, and no earlier one, is given what is opened from the desktop.
    public static void listen(Consumer<List<Path>> files) {
        FxThread.require();
        Application application = Application.GetApplication();
        Application.EventHandler before = switch (application.getEventHandler()) {
            case null -> new Application.EventHandler();
            case OpenedFiles earlier -> earlier.before;
            case Application.EventHandler toolkits -> toolkits;
        };
        application.setEventHandler(new OpenedFiles(before, files));
    }

    @Override
    public void handleOpenFilesAction(Application application, long time, String[] names) {
        // at the start macOS may name what it started, which is no file
        List<Path> opened = Stream.of(names).map(Path::of).filter(Files::exists).toList();
        if (!opened.isEmpty()) {
            files.accept(opened);
        }
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
        before.handlePreferencesChanged(preferences);
    }

    @Override
    public void handleQuitAction(Application application, long time) {
        before.handleQuitAction(application, time);
    }

    @Override
    public void handleWillFinishLaunchingAction(Application application, long time) {
        before.handleWillFinishLaunchingAction(application, time);
    }

    @Override
    public void handleDidFinishLaunchingAction(Application application, long time) {
        before.handleDidFinishLaunchingAction(application, time);
    }

    @Override
    public void handleWillBecomeActiveAction(Application application, long time) {
        before.handleWillBecomeActiveAction(application, time);
    }

    @Override
    public void handleDidBecomeActiveAction(Application application, long time) {
        before.handleDidBecomeActiveAction(application, time);
    }

    @Override
    public void handleWillResignActiveAction(Application application, long time) {
        before.handleWillResignActiveAction(application, time);
    }

    @Override
    public void handleDidResignActiveAction(Application application, long time) {
        before.handleDidResignActiveAction(application, time);
    }

    @Override
    public void handleDidReceiveMemoryWarning(Application application, long time) {
        before.handleDidReceiveMemoryWarning(application, time);
    }

    @Override
    public void handleWillHideAction(Application application, long time) {
        before.handleWillHideAction(application, time);
    }

    @Override
    public void handleDidHideAction(Application application, long time) {
        before.handleDidHideAction(application, time);
    }

    @Override
    public void handleWillUnhideAction(Application application, long time) {
        before.handleWillUnhideAction(application, time);
    }

    @Override
    public void handleDidUnhideAction(Application application, long time) {
        before.handleDidUnhideAction(application, time);
    }
}
