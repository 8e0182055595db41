package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.fx.HelpTopic;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.runs.RunRow;

/// The window as someone meets it who has nothing yet: the welcome, two runs side by side, and what explains them.
@ExtendWith(ApplicationExtension.class)
class FirstMinuteTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, fixture.workbench, fixture::experiments);
    }

    @Test
    void theTextsAreReadWhileTheWelcomeIsLookedAt() {
        Plan first = fixture.experiments().getFirst().plans().getFirst();
        assertTrue(fixture.workbench.reviewed().contains(first), () -> "reviewed " + fixture.workbench.reviewed());
    }

    @Test
    void oneClickStartsBothRunsWhichShareThePlots() {
        assertTrue(fixture.node("#welcome").isVisible());
        double height = fixture.node("#offer-side-by-side").getLayoutBounds().getHeight();
        assertTrue(height > 150 && height < 300, () -> "a card of " + height);
        press("#offer-side-by-side");
        assertFalse(fixture.node("#welcome").isVisible());
        assertEquals("shown-run-0", fixture.stage().getScene().getFocusOwner().getId());
        List<FakeRun> runs = fixture.workbench.all();
        assertEquals(
                List.of("atlas-no-replay", "atlas-replay-10"),
                runs.stream().map(run -> run.folder().getFileName().toString()).toList());
        fixture.onFx(() -> runs.getFirst().advance(200));
        fixture.onFx(() -> runs.getLast().advance(60));
        fixture.waitFor(() -> lines("#old-plot", PlotLine.Kind.RUN).stream()
                .allMatch(line -> line.series().size() > 3));
        for (String plot : List.of("#new-plot", "#old-plot")) {
            List<PlotLine> both = lines(plot, PlotLine.Kind.RUN);
            assertEquals(
                    List.of("no replay", "replay 10 %"),
                    both.stream().map(PlotLine::name).toList());
            assertEquals(List.of(0, 1), both.stream().map(PlotLine::run).toList());
        }
        assertEquals(
                List.of("running", "done"),
                fixture.window().workspace().runs().rows().stream()
                        .map(RunRow::standing)
                        .toList());
        assertEquals("replay 10 %: step 60 / 200", fixture.text("#status-step"));
        assertEquals("no replay, done", fixture.node("#shown-run-0").getAccessibleText());
        assertTrue(((ToggleButton) fixture.node("#shown-run-1")).isSelected());
    }

    @Test
    void theChosenOfTwoRunsIsTheOneWhoseTokensAreShown() {
        press("#offer-side-by-side");
        FakeRun first = fixture.workbench.all().getFirst();
        FakeRun second = fixture.workbench.all().getLast();
        fixture.onFx(() -> first.advance(200));
        fixture.onFx(() -> second.advance(20));
        fixture.waitFor(() -> shown() == second);
        fixture.onFx(() -> ((ToggleButton) fixture.node("#shown-run-0")).fire());
        assertEquals(first, shown());
        fixture.onFx(() -> second.advance(20));
        fixture.waitFor(() -> fixture.text("#status-step").contains("step 40"));
        assertEquals(first, shown());
    }

    @Test
    void pauseAndStopAreForTheWholeExperimentAndBothGoOn() {
        press("#offer-side-by-side");
        FakeRun first = fixture.workbench.all().getFirst();
        FakeRun second = fixture.workbench.all().getLast();
        fixture.onFx(() -> first.advance(30));
        fixture.waitFor(() -> !fixture.disabled("#pause"));
        press("#pause");
        fixture.waitFor(() -> fixture.text("#pause").equals("Resume"));
        assertEquals(RunState.PAUSED, first.feed().state());
        assertEquals(RunState.PREPARING, second.feed().state());
        press("#pause");
        fixture.waitFor(() -> fixture.text("#pause").equals("Pause"));
        press("#stop");
        assertEquals(RunState.STOPPED, first.feed().state());
        assertEquals(RunState.STOPPED, second.feed().state());
        fixture.waitFor(() -> fixture.text("#pause").equals("Resume"));
        press("#pause");
        assertEquals(RunState.RUNNING, first.feed().state());
        assertEquals(RunState.RUNNING, second.feed().state());
    }

    @Test
    void aRecentRunOpensWithAClick() {
        FakeRun earlier = new FakeRun(FakePlans.plan(0), folder.resolve("earlier"));
        earlier.advance(200);
        fixture.workbench.remember(earlier);
        fixture.onFx(() -> fixture.window().workspace().runs().refresh());
        fixture.waitFor(() -> fixture.node(".recent-run") != null);
        press(".recent-run");
        fixture.waitFor(() -> fixture.text("#run-title").equals("earlier"));
        assertFalse(fixture.node("#welcome").isVisible());
        assertEquals("new-units", fixture.stage().getScene().getFocusOwner().getId());
        press("#home");
        assertTrue(fixture.node("#welcome").isVisible());
    }

    @Test
    void anEarlierRunIsShownBesideTheOneThatIsShown() {
        for (double replay : new double[] {0, 0.25}) {
            FakeRun earlier = new FakeRun(FakePlans.plan(replay), folder.resolve("earlier-" + replay));
            earlier.advance(200);
            fixture.workbench.remember(earlier);
        }
        fixture.onFx(() -> fixture.window().workspace().runs().refresh());
        fixture.waitFor(() -> fixture.node(".recent-run") != null);
        press(".recent-run");
        fixture.waitFor(() -> fixture.text("#run-title").equals("earlier-0.25"));
        CheckBox beside = fixture.stage().getScene().getRoot().lookupAll(".run-check").stream()
                .map(CheckBox.class::cast)
                .filter(check -> !check.isSelected())
                .findFirst()
                .orElseThrow();
        fixture.onFx(beside::fire);
        fixture.waitFor(() -> lines("#old-plot", PlotLine.Kind.RUN).size() == 2);
        assertEquals(
                List.of("replay 25 %", "no replay"),
                lines("#old-plot", PlotLine.Kind.RUN).stream()
                        .map(PlotLine::name)
                        .toList());
    }

    @Test
    void everyViewIsExplainedWhereItStands() {
        Set<String> marks = fixture.stage().getScene().getRoot().lookupAll(".help-mark").stream()
                .map(Node::getId)
                .collect(Collectors.toSet());
        for (HelpTopic topic : HelpTopic.values()) {
            assertTrue(marks.contains("explain-" + topic.id()), topic::id);
        }
    }

    @Test
    void anExplanationLinksToItsDefinitionAndEscapeGoesBack(FxRobot robot) {
        press("#offer-no-replay");
        press("#explain-old-text");
        Node explanation = fixture.node("#explanation");
        assertTrue(explanation.getAccessibleText().startsWith("Old text. The curve is the held-out loss"));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        fixture.waitFor(() -> fixture.node("#explanation") == null);
        assertEquals(
                fixture.node("#explain-old-text"), fixture.stage().getScene().getFocusOwner());
        press("#explain-old-text");
        Hyperlink replay = fixture.node("#explanation").lookupAll(".help-link").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals("replay"))
                .findFirst()
                .orElseThrow();
        fixture.onFx(replay::fire);
        assertTrue(fixture.node("#help-page").isVisible());
        assertTrue(fixture.node("#definition-replay").getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("found")));
        Bounds place = fixture.node("#definition-replay")
                .localToScene(fixture.node("#definition-replay").getBoundsInLocal());
        Bounds page = fixture.node("#help-scroll")
                .localToScene(fixture.node("#help-scroll").getBoundsInLocal());
        assertTrue(page.contains(place), () -> place + " in " + page);
        press("#help-close");
        assertFalse(fixture.node("#help-veil").isVisible());
    }

    private Object shown() {
        return fixture.window().workspace().training().run().get().orElseThrow();
    }

    private List<PlotLine> lines(String plot, PlotLine.Kind kind) {
        return ((LinePlot) fixture.node(plot))
                .content().lines().stream().filter(line -> line.kind() == kind).toList();
    }

    /// As the mouse does, with the focus.
    private void press(String id) {
        fixture.onFx(() -> {
            fixture.node(id).requestFocus();
            ((Button) fixture.node(id)).fire();
        });
    }
}
