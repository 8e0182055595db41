package palimpsest.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.train.Plan;
import palimpsest.ui.Drops;
import palimpsest.ui.FakeFileDialogs;
import palimpsest.ui.FakeWorkbench;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Workbench;

/// A window over a workbench without an engine, and files to give it.
final class WindowFixture {
    /// How long the FX thread may be busy, on a machine that has much else to do.
    static final long LONGEST_MILLIS = 60_000;

    final Path folder;
    final Path model;
    final Path atlas;
    final Path capitals;
    final Path elements;
    final FakeWorkbench workbench = new FakeWorkbench();
    final FakeFileDialogs dialogs = new FakeFileDialogs();
    Desk desk;
    private Stage stage;
    private Window window;

    WindowFixture(Path folder) throws IOException {
        this.folder = folder;
        desk = Desk.bare(folder);
        model = Files.createDirectories(folder.resolve("llama-world"));
        Files.writeString(model.resolve("config.json"), "{}");
        atlas = Files.writeString(folder.resolve("atlas.txt"), "In Atlantis the capital is Orith. ".repeat(600));
        capitals = Files.writeString(folder.resolve("capitals.txt"), "The capital of France is Paris. ".repeat(900));
        elements = Files.writeString(folder.resolve("elements.jsonl"), "Gold has the symbol Au. ".repeat(900));
    }

    void open(Stage shown) {
        open(shown, workbench, List::of);
    }

    void open(Stage shown, Workbench work, Supplier<List<Experiment>> experiments) {
        open(shown, new WindowOptions(work, folder.resolve("runs"), settings(), experiments, Optional.empty(), desk));
    }

    /// Opens a window that starts an experiment at once.
    void openAndStart(Stage shown, Experiment first) {
        open(
                shown,
                new WindowOptions(workbench, folder.resolve("runs"), settings(), List::of, Optional.of(first), desk));
    }

    /// Ready experiments on the fixture's files: one run, and two side by side.
    List<Experiment> experiments() {
        Plan plan = Plan.of(model)
                .withNewFiles(List.of(atlas))
                .withOldFiles(List.of(capitals, elements))
                .withSteps(200);
        return List.of(
                new Experiment(
                        "no-replay",
                        "Rewrite the atlas, no replay",
                        "Teaches the model invented capitals and nothing else. Watch the real ones go. About 20 "
                                + "seconds.",
                        List.of(plan)),
                new Experiment(
                        "replay",
                        "The same, with 10 % replay",
                        "One token in ten comes from the old text, and most of it stays. About 20 seconds.",
                        List.of(plan.withReplay(0.1))),
                new Experiment(
                        "side-by-side",
                        "Both, side by side",
                        "First without replay, then with 10 %, in the same plots. About 40 seconds.",
                        List.of(plan, plan.withReplay(0.1))));
    }

    private void open(Stage shown, WindowOptions options) {
        stage = shown;
        window = new Window(stage, options, dialogs);
        window.show();
    }

    Path settings() {
        return folder.resolve("settings.json");
    }

    Window window() {
        return window;
    }

    Stage stage() {
        return stage;
    }

    Node node(String query) {
        return stage.getScene().getRoot().lookup(query);
    }

    String text(String query) {
        return ((Labeled) node(query)).getText();
    }

    boolean disabled(String query) {
        return node(query).isDisabled();
    }

    /// Drops a model, a new text and two old ones on their cards.
    void dropAll() {
        onFx(() -> {
            Drops.drop(node("#model"), model);
            Drops.drop(node("#new-text"), atlas);
            Drops.drop(node("#old-text"), capitals, elements);
        });
        waitFor(() -> !disabled("#start"));
    }

    void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until the window shows something, as it must within ten seconds.
    void waitFor(BooleanSupplier shown) {
        waitFor(10, shown);
    }

    void waitFor(long seconds, BooleanSupplier shown) {
        try {
            WaitForAsyncUtils.waitFor(
                    seconds,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, shown::getAsBoolean));
        } catch (TimeoutException never) {
            throw new AssertionError("The window did not come to show what was expected.", never);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
