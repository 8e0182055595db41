package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.ui.training.XUnit;

/// Several runs in the same plots, with the pictures of it.
@ExtendWith(ApplicationExtension.class)
class ComparedRunsTest {
    private static final double[] REPLAY = {0, 0.01, 0.05, 0.1, 0.15, 0.25, 0.5, 0.75, 1};

    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @BeforeEach
    void earlierRuns() {
        for (double replay : REPLAY) {
            FakeRun run = new FakeRun(FakePlans.plan(replay), folder.resolve("atlas-" + Math.round(replay * 100)));
            run.advance(90);
            run.pause();
            run.proceed();
            run.advance(60);
            fixture.workbench.remember(run);
        }
        fixture.onFx(() -> fixture.window().workspace().showLatest());
        fixture.waitFor(() -> checks().size() == REPLAY.length);
    }

    @Test
    void eightRunsAreMarkedForTheSamePlotsAndKeepTheirColours() {
        for (int i = 1; i < TrainingViewModel.MOST_RUNS; i++) {
            check(i);
        }
        fixture.waitFor(() -> runs("#old-plot").size() == TrainingViewModel.MOST_RUNS);
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6, 7),
                runs("#old-plot").stream().map(PlotLine::run).toList());
        picture("compare-eight");
        check(TrainingViewModel.MOST_RUNS);
        assertFalse(checks().get(TrainingViewModel.MOST_RUNS).isSelected());
        check(1);
        fixture.waitFor(() -> runs("#old-plot").size() == TrainingViewModel.MOST_RUNS - 1);
        assertEquals(
                List.of(0, 2, 3, 4, 5, 6, 7),
                runs("#new-plot").stream().map(PlotLine::run).toList());
        assertTrue(checks().get(2).getStyleClass().contains("run-color-2"));
    }

    @Test
    void theLegendPutsAwayIsolatesAndReordersByKeyboard() {
        check(1);
        check(2);
        fixture.waitFor(() -> runs("#new-plot").size() == 3);
        key("#new-line-1", KeyCode.ENTER, false, false);
        assertEquals(2, runs("#new-plot").size());
        assertEquals(2, runs("#old-plot").size());
        key("#new-line-1", KeyCode.ENTER, false, false);
        key("#new-line-2", KeyCode.ENTER, true, false);
        assertEquals(List.of(2), runs("#new-plot").stream().map(PlotLine::run).toList());
        picture("compare-isolated");
        key("#new-line-2", KeyCode.ENTER, true, false);
        key("#new-line-2", KeyCode.LEFT, false, true);
        assertEquals(
                List.of(0, 2, 1), runs("#old-plot").stream().map(PlotLine::run).toList());
    }

    @Test
    void whatIsPutAwayIsNotExported() throws IOException {
        check(1);
        fixture.waitFor(() -> runs("#new-plot").size() == 2);
        String name = runs("#new-plot").getLast().name();
        assertTrue(export("#export-new-text", "SVG", "both").contains(">" + name + "<"));
        long both = export("#export-new-text", "CSV", "both").lines().count();
        key("#new-line-1", KeyCode.ENTER, false, false);
        assertFalse(export("#export-new-text", "SVG", "one").contains(">" + name + "<"));
        assertTrue(export("#export-new-text", "CSV", "one").lines().count() < both);
        fixture.onFx(() -> ((ToggleButton) fixture.node("#compare")).fire());
        assertTrue(export("#export-new-text-right", "SVG", "pane").contains(name));
    }

    private String export(String button, String form, String name) throws IOException {
        fixture.dialogs.save(fixture.folder.resolve(name));
        fixture.onFx(() -> ((Button) fixture.node(button)).fire());
        String ending = form.toLowerCase(Locale.ROOT);
        fixture.onFx(() -> ((ToggleButton) fixture.node("#export-form-" + ending)).fire());
        fixture.onFx(() -> ((Button) fixture.node("#export-save")).fire());
        Path file = fixture.folder.resolve(name + "." + ending);
        fixture.waitFor(() -> Files.exists(file));
        return Files.readString(file);
    }

    @Test
    void thePlotsZoomTogetherCountOtherThingsAndShowAllAgain() {
        LinePlot plot = (LinePlot) fixture.node("#new-plot");
        picture("compare-one");
        fixture.onFx(
                () -> fixture.window().workspace().training().choices().across().set(XUnit.TIME));
        fixture.onFx(
                () -> fixture.window().workspace().training().choices().logY().set(true));
        for (String each : List.of("#new-plot", "#old-plot")) {
            assertEquals(
                    "time of training",
                    ((LinePlot) fixture.node(each)).content().xName());
            assertTrue(((LinePlot) fixture.node(each)).content().scales().logY());
        }
        fixture.onFx(plot::requestFocus);
        key("#new-plot", KeyCode.END, false, false);
        String last = ((LinePlot) fixture.node("#old-plot")).readout().title();
        assertEquals(plot.readout().title(), last);
        picture("compare-time-log");
        for (int i = 0; i < 3; i++) {
            key("#new-plot", KeyCode.PLUS, false, false);
        }
        key("#new-plot", KeyCode.LEFT, true, false);
        picture("compare-zoomed");
        key("#new-plot", KeyCode.DIGIT0, false, false);
        picture("compare-all-again");
    }

    @Test
    void twoRunsStandSideBySideOnTheSameAxes() {
        check(3);
        check(8);
        fixture.waitFor(() -> runs("#new-plot").size() == 3);
        fixture.onFx(() -> ((ToggleButton) fixture.node("#compare")).fire());
        LinePlot left = (LinePlot) fixture.node("#compare-old-left");
        LinePlot right = (LinePlot) fixture.node("#compare-old-right");
        fixture.onFx(() -> {
            MenuButton menu = (MenuButton) fixture.node("#compare-right");
            menu.getItems().getLast().fire();
        });
        assertEquals("replay 100 % \u2192 0 %", fixture.text("#compare-differences"));
        fixture.onFx(left::requestFocus);
        key("#compare-old-left", KeyCode.END, false, false);
        assertEquals(left.readout().title(), right.readout().title());
        assertEquals(
                right.content().lines().stream().map(PlotLine::series).toList(),
                left.content().unseen().stream().map(PlotLine::series).toList());
        compare("compare-panes");
        fixture.onFx(() -> ((Button) fixture.node("#compare-swap")).fire());
        assertEquals("no replay", ((MenuButton) fixture.node("#compare-left")).getText());
        check(3);
        check(8);
        fixture.waitFor(() -> !fixture.node("#compare-view").isVisible());
    }

    private List<CheckBox> checks() {
        List<CheckBox> checks = new ArrayList<>();
        fixture.stage().getScene().getRoot().lookupAll(".run-check").forEach(node -> checks.add((CheckBox) node));
        return checks;
    }

    private void check(int index) {
        fixture.onFx(() -> checks().get(index).fire());
    }

    private List<PlotLine> runs(String plot) {
        return ((LinePlot) fixture.node(plot))
                .content().lines().stream()
                        .filter(line -> line.kind() == PlotLine.Kind.RUN)
                        .toList();
    }

    private void key(String node, KeyCode key, boolean shift, boolean alt) {
        fixture.onFx(() -> Event.fireEvent(
                fixture.node(node), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, alt, false)));
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }

    private void compare(String name) {
        new WindowPictures(fixture).compare(name);
    }
}
