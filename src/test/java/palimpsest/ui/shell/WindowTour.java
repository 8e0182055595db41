package palimpsest.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import palimpsest.train.RunState;
import palimpsest.ui.Drops;
import palimpsest.ui.Pictures;
import palimpsest.ui.experiment.MethodViewModel;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.TokenPane;
import palimpsest.ui.training.Notice;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// What a person does with a model in the window, by its controls: gives it and its texts, starts, looks and saves.
/// From
/// any thread but the FX thread, where nothing else is said.
public final class WindowTour {
    /// What is to be seen once a run has finished.
    ///
    /// @param status what the line at the bottom says of the run
    /// @param newPoints most points of a line on the left plot
    /// @param oldPoints most points of a line on the right plot
    /// @param tokens tokens of the map
    /// @param folder of the run
    public record Seen(String status, int newPoints, int oldPoints, int tokens, Path folder) {}

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final WindowFixture fixture;
    private final long seconds;

    private WindowTour(WindowFixture fixture, long seconds) {
        this.fixture = fixture;
        this.seconds = seconds;
    }

    /// Opens a window. FX thread.
    ///
    /// @param home an empty folder for what the window writes
    /// @param seconds the longest that anything may take
    public static WindowTour open(Stage stage, Path home, Workbench workbench, long seconds) throws IOException {
        WindowFixture fixture = new WindowFixture(home);
        fixture.open(stage, workbench, List::of);
        return new WindowTour(fixture, seconds);
    }

    /// Drops a model and its texts on their cards.
    ///
    /// @param oldText none, one or more
    public void give(Path model, Path newText, Path... oldText) {
        fixture.onFx(() -> {
            Drops.drop(fixture.node("#model"), model);
            Drops.drop(fixture.node("#new-text"), newText);
            if (oldText.length > 0) {
                Drops.drop(fixture.node("#old-text"), oldText);
            }
        });
    }

    /// Types into the setting of a name.
    public void type(String setting, Object value) {
        fixture.onFx(() -> ((TextField) fixture.node("#setting-" + setting)).setText(String.valueOf(value)));
    }

    /// Types into the replay ratio.
    public void replay(String percent) {
        fixture.onFx(() -> ((TextField) fixture.node("#replay-figure")).setText(percent));
    }

    @SuppressWarnings("unchecked")
    public void method(MethodViewModel.Kind kind) {
        fixture.onFx(() -> ((ComboBox<MethodViewModel.Kind>) fixture.node("#setting-method")).setValue(kind));
    }

    public void moreSettings() {
        fixture.onFx(() -> ((ToggleButton) fixture.node("#more-settings")).setSelected(true));
    }

    public void press(String id) {
        fixture.onFx(() -> ((Button) fixture.node(id)).fire());
    }

    public String text(String query) {
        return fixture.text(query);
    }

    public void awaitReady() {
        await("Start can be pressed", () -> !fixture.disabled("#start"));
    }

    /// Presses Start as soon as that can be done, and waits until the run has finished and all of it is shown.
    public Seen run() {
        awaitReady();
        press("#start");
        await(
                "the run ends",
                () -> shown().isPresent() && shown().get().feed().state().ended());
        Run run = shown().orElseThrow();
        if (run.feed().state() != RunState.FINISHED) {
            throw new AssertionError(run.feed().state() + ": " + run.feed().reason());
        }
        long steps = run.feed().stepsFrom(0).size();
        await(
                "the end is shown",
                () -> text("#status-step").startsWith("Finished")
                        && fixture.window().tokens().model().map().get().stream()
                                .anyMatch(map -> map.step() == steps));
        TokenPane tokens = (TokenPane) fixture.node("#tokens");
        return new Seen(
                text("#status-step"),
                points("#new-plot"),
                points("#old-plot"),
                tokens.cells().size(),
                run.folder());
    }

    /// Takes an entry of the Export menu and waits until the model is saved.
    ///
    /// @param parent an existing folder without a folder of that model
    /// @return the folder that was made
    public Path save(String entry, Path parent) throws IOException {
        fixture.dialogs.folder(parent);
        List<Notice> notices = fixture.window().workspace().training().notices();
        List<Notice> before = new ArrayList<>();
        fixture.onFx(() -> {
            before.addAll(notices);
            menuItem(entry).fire();
        });
        await(
                "the model is saved",
                () -> notices.stream()
                        .anyMatch(notice ->
                                !before.contains(notice) && !notice.title().startsWith("Exporting")));
        Notice told = notices.getLast();
        if (!told.title().equals("Exported the model")) {
            throw new AssertionError(told.title() + ": " + told.text());
        }
        try (Stream<Path> made = Files.list(parent)) {
            return made.filter(folder -> told.text().contains(folder + "."))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing in " + parent + " is named by: " + told.text()));
        }
    }

    /// What is shown in a small window but not whole, because there is no room for its text.
    public List<String> cut() {
        List<String> found = new ArrayList<>();
        fixture.onFx(() -> {
            Scene scene = fixture.stage().getScene();
            scene.getRoot().resize(WIDTH, HEIGHT);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            cut(scene.getRoot(), found);
            scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        });
        return found;
    }

    public void picture(Path file) {
        fixture.onFx(() -> Pictures.write(fixture.stage().getScene(), WIDTH, HEIGHT, file));
    }

    private static void cut(Parent parent, List<String> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child instanceof Labeled labeled && labeled.isTextTruncated()) {
                found.add(labeled.getText());
            }
            if (child instanceof Parent inner) {
                cut(inner, found);
            }
        }
    }

    private MenuItem menuItem(String entry) {
        return ((MenuButton) fixture.node("#export"))
                .getItems().stream()
                        .filter(item -> item.getText().equals(entry))
                        .findFirst()
                        .orElseThrow();
    }

    private int points(String plot) {
        return ((LinePlot) fixture.node(plot))
                .content().lines().stream()
                        .map(PlotLine::series)
                        .mapToInt(series -> series.size())
                        .max()
                        .orElse(0);
    }

    private Optional<Run> shown() {
        return fixture.window().workspace().training().run().get();
    }

    private void await(String what, BooleanSupplier shown) {
        try {
            fixture.waitFor(seconds, shown);
        } catch (AssertionError never) {
            WorkspaceViewModel workspace = fixture.window().workspace();
            throw new AssertionError(
                    "Waited until %s. Start says: %s The run says: %s %s"
                            .formatted(
                                    what,
                                    workspace.startHint().get(),
                                    workspace.training().status().get().step(),
                                    workspace.training().notices()),
                    never);
        }
    }
}
