package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.RunState;
import palimpsest.train.Stopping;
import palimpsest.train.TrainingEvent.Preparing;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.ui.Drops;
import palimpsest.ui.FakeFeed;
import palimpsest.ui.experiment.FieldViewModel;
import palimpsest.ui.experiment.KeepingViewModel;
import palimpsest.ui.experiment.MethodViewModel;
import palimpsest.ui.experiment.SettingsViewModel;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.TokenPane;

/// Pictures of the whole window in each of its states, kept under `target/ui-pictures` to be looked at.
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, fixture.workbench, fixture::experiments);
    }

    @Test
    void everyStateCanBePictured() {
        compare("welcome");
        sideBySide();
        fixture.workbench.hold();
        fixture.onFx(() -> {
            Drops.drop(fixture.node("#model"), fixture.model);
            Drops.drop(fixture.node("#old-text"), fixture.folder.resolve("nothing.txt"));
        });
        picture("busy");
        fixture.onFx(fixture.workbench::letGo);
        picture("bad-drop");
        fixture.dropAll();
        compare("ready");
        tooLarge();
        selfReplay();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(248 * 2 / 5));
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        compare("running");
        details();
        fixture.onFx(() -> fixture.workbench
                .lastRun()
                .say(RunState.DIVERGED, "The loss was 19.2 at step 99, more than three times the start"));
        picture("diverged");
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(60));
        fixture.onFx(() -> fixture.workbench
                .lastRun()
                .say(
                        RunState.FAILED,
                        "The disk is full: the checkpoint of step 60 could not be written to /runs/atlas"));
        compare("failed");
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(200));
        fixture.waitFor(() -> fixture.window().workspace().training().state().get() == RunState.FINISHED);
        picture("finished");
        keeping();
        fixture.waitFor(() -> !fixture.disabled("#start"));
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(30));
        fixture.onFx(fixture.window()::close);
        picture("closing");
        assertTrue(Files.exists(WindowPictures.FOLDER.resolve("running-1280x800-light.png")));
    }

    /// Two runs in the same plots, what explains them, and the welcome with runs to open again.
    private void sideBySide() {
        fixture.onFx(() -> ((Button) fixture.node("#offer-side-by-side")).fire());
        fixture.onFx(() -> fixture.workbench.all().getFirst().advance(110));
        picture("side-by-side-first");
        fixture.onFx(() -> {
            fixture.workbench.all().getFirst().advance(90);
            fixture.workbench.all().getLast().advance(130);
        });
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        compare("side-by-side");
        fixture.onFx(() -> ((Button) fixture.node("#explain-old-text")).fire());
        picture("explanation");
        fixture.onFx(() -> ((Hyperlink) fixture.node("#explanation .help-link")).fire());
        picture("definition");
        fixture.onFx(() -> ((Button) fixture.node("#help-close")).fire());
        fixture.onFx(() -> fixture.workbench.all().getLast().advance(70));
        fixture.waitFor(() -> !fixture.window().workspace().underWay());
        fixture.onFx(fixture.window().workspace()::goHome);
        picture("welcome-again");
        fixture.onFx(() -> {
            fixture.window().workspace().experiment().model().clear();
            fixture.window().workspace().experiment().newText().clear();
            fixture.window().workspace().experiment().oldText().clear();
        });
    }

    /// A batch that does not fit, and what is offered for it.
    private void tooLarge() {
        FieldViewModel batch =
                fixture.window().workspace().experiment().settings().number(SettingsViewModel.Number.BATCH);
        fixture.onFx(() -> batch.text().set("128"));
        picture("too-large");
        fixture.onFx(() -> batch.text().set("8"));
    }

    /// The model is asked to write its old text, and has written it.
    private void selfReplay() {
        fixture.onFx(() -> {
            ((Button) fixture.node("#old-text-remove")).fire();
            ((Button) fixture.node("#self-replay-offer")).fire();
        });
        fixture.waitFor(() -> !fixture.disabled("#start"));
        fixture.onFx(fixture.window().workspace()::start);
        FakeFeed feed = fixture.workbench.lastRun().feed();
        fixture.onFx(() -> feed.emit(
                new Preparing("The model writes 100,000 tokens of old text", 0.31, "4,650 tokens/s, 0:15 left")));
        picture("self-replay-writing");
        fixture.onFx(() -> {
            feed.emit(new SelfReplayReady(
                    fixture.folder.resolve("run/self-replay.jsonl").toString(),
                    412,
                    100_000,
                    "Once upon a time there was a little boy who had a red kite. He took it up the hill."));
            fixture.workbench.lastRun().advance(60);
        });
        picture("self-replay");
        fixture.onFx(() -> {
            fixture.workbench.lastRun().say(RunState.STOPPED, "");
            ((Button) fixture.node("#self-replay-remove")).fire();
            ((Button) fixture.node("#old-text-undo")).fire();
        });
        fixture.waitFor(() -> !fixture.disabled("#start"));
    }

    /// What shows only when it is asked for.
    private void details() {
        LinePlot plot = (LinePlot) fixture.node("#new-plot");
        TokenPane tokens = (TokenPane) fixture.node("#tokens");
        fixture.onFx(() -> {
            press(plot, KeyCode.END);
            press(tokens, KeyCode.RIGHT);
            press(tokens, KeyCode.DOWN);
            for (int i = 0; i < 5; i++) {
                press(tokens, KeyCode.RIGHT);
            }
            method().set(MethodViewModel.Kind.LORA);
            ((ToggleButton) fixture.node("#more-settings")).setSelected(true);
            ((TextField) fixture.node("#setting-steps")).setText("several");
        });
        picture("details");
        fixture.onFx(() -> {
            press(plot, KeyCode.ESCAPE);
            press(tokens, KeyCode.ESCAPE);
            method().set(MethodViewModel.Kind.FULL);
            ((ToggleButton) fixture.node("#more-settings")).setSelected(false);
            ((TextField) fixture.node("#setting-steps")).setText("200");
            fixture.window().help();
        });
        compare("help");
        fixture.onFx(() -> ((Button) fixture.node("#help-close")).fire());
    }

    /// The last rows of the settings, and a run that keeps its best step.
    private void keeping() {
        KeepingViewModel keeping = fixture.window().workspace().experiment().keeping();
        ScrollPane form = (ScrollPane) fixture.node("#form-scroll");
        fixture.onFx(() -> {
            ((ToggleButton) fixture.node("#more-settings")).setSelected(true);
            keeping.number(KeepingViewModel.Number.KL).text().set("0.5");
            keeping.number(KeepingViewModel.Number.EPOCHS).text().set("1.5");
            keeping.number(KeepingViewModel.Number.PATIENCE).text().set("4");
            keeping.best().set(Stopping.Best.WEIGHTED);
        });
        fixture.onFx(() -> form.setVvalue(1));
        picture("keeping");
        fixture.onFx(() -> keeping.number(KeepingViewModel.Number.EPOCHS).text().set("0"));
        fixture.waitFor(() ->
                fixture.window().workspace().experiment().review().runnable().get());
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(200));
        fixture.waitFor(() -> fixture.window().workspace().training().state().get() == RunState.FINISHED);
        fixture.onFx(() -> fixture.workbench
                .lastRun()
                .say(RunState.FINISHED, "Best at step 200 by the weighted loss (2.0311 nats per token), kept."));
        picture("kept");
        fixture.onFx(() -> {
            keeping.number(KeepingViewModel.Number.KL).text().set("0");
            keeping.number(KeepingViewModel.Number.PATIENCE).text().set("0");
            keeping.best().set(Stopping.Best.LAST);
            ((ToggleButton) fixture.node("#more-settings")).setSelected(false);
            form.setVvalue(0);
        });
    }

    private ObjectProperty<MethodViewModel.Kind> method() {
        return fixture.window().workspace().experiment().settings().method().kind();
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }

    private void compare(String name) {
        new WindowPictures(fixture).compare(name);
    }
}
