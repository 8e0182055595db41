package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.Plan;
import palimpsest.ui.FakeRun;
import palimpsest.ui.fx.FoldingSplit;
import palimpsest.ui.fx.LastFolders;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.tokens.TokenMode;
import palimpsest.ui.tokens.TokensViewModel;
import palimpsest.ui.training.LossUnit;
import palimpsest.ui.training.PlotChoices;
import palimpsest.ui.training.Smoothing;
import palimpsest.ui.training.XUnit;
import palimpsest.workbench.Experiment;

/// The window closed and opened again, or opened with a plan.
@ExtendWith(ApplicationExtension.class)
class WindowReopenedTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void whatWasSetUpIsThereAgainAfterReopening() {
        fixture.dropAll();
        fixture.onFx(() -> {
            ((TextField) fixture.node("#setting-steps")).setText("321");
            ((TextField) fixture.node("#replay-figure")).setText("25");
            fixture.window().workspace().training().unit().set(LossUnit.PERPLEXITY);
            fixture.window().theme().set(Theme.DARK);
        });
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        fixture.onFx(() -> fixture.open(new Stage()));
        fixture.waitFor(() -> !fixture.disabled("#start"));
        assertEquals("llama-world", fixture.text("#model-title"));
        assertEquals("2 areas", fixture.text("#old-text-title"));
        assertEquals("321", ((TextField) fixture.node("#setting-steps")).getText());
        assertEquals("25", ((TextField) fixture.node("#replay-figure")).getText());
        assertEquals(Theme.DARK, fixture.window().theme().get());
        assertEquals("perplexity", fixture.text("#new-units"));
        fixture.onFx(fixture.stage()::close);
    }

    @Test
    void theWindowStandsAsItWasLeftAlsoWhereItWasKilled() throws Exception {
        fixture.onFx(() -> {
            fixture.stage().setX(30);
            fixture.stage().setY(20);
            fixture.stage().setHeight(713);
            PlotChoices plots = fixture.window().workspace().training().choices();
            plots.across().set(XUnit.TOKENS);
            plots.logY().set(true);
            plots.smoothing().set(Smoothing.STRONG);
            plots.notes().set(false);
            TokensViewModel tokens = fixture.window().tokens().model();
            tokens.mode().set(TokenMode.RANK);
            tokens.beside().set(true);
            tokens.sorted().set(true);
            fixture.window().training().evidence().toggle(FoldingSplit.Folded.FIRST);
            fixture.window().sides().share().set(0.3);
            fixture.dialogs.folders().chose(LastFolders.Kind.TEXTS, fixture.atlas);
        });
        fixture.waitFor(() ->
                written().contains("\"tokens.mode\": \"RANK\"") && written().contains("713"));
        Path killed = Files.copy(fixture.settings(), folder.resolve("killed-" + System.nanoTime()));
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        Files.copy(killed, fixture.settings(), StandardCopyOption.REPLACE_EXISTING);
        fixture.dialogs.folders().chose(LastFolders.Kind.TEXTS, fixture.folder.resolve("elsewhere"));
        fixture.onFx(() -> fixture.open(new Stage()));
        assertEquals(30, fixture.stage().getX());
        assertEquals(20, fixture.stage().getY());
        assertEquals(713, fixture.stage().getHeight());
        PlotChoices plots = fixture.window().workspace().training().choices();
        assertEquals(XUnit.TOKENS, plots.across().get());
        assertEquals(Smoothing.STRONG, plots.smoothing().get());
        assertTrue(plots.logY().get());
        assertFalse(plots.logX().get());
        assertFalse(plots.notes().get());
        TokensViewModel tokens = fixture.window().tokens().model();
        assertEquals(TokenMode.RANK, tokens.mode().get());
        assertTrue(tokens.beside().get() && tokens.sorted().get());
        assertEquals(
                FoldingSplit.Folded.FIRST,
                fixture.window().training().evidence().folded().get());
        assertFalse(fixture.node("#ledger").isVisible());
        assertEquals(0.3, fixture.window().sides().share().get());
        assertEquals(
                fixture.atlas.getParent(),
                fixture.dialogs.folders().of(LastFolders.Kind.TEXTS).orElseThrow());
        fixture.onFx(fixture.stage()::close);
    }

    private String written() {
        try {
            return Files.exists(fixture.settings()) ? Files.readString(fixture.settings()) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void reopeningShowsTheLatestRun() {
        start();
        fixture.onFx(() -> fixture.workbench.lastRun().advance(40));
        fixture.onFx(fixture.window()::close);
        press("#stop-and-close");
        fixture.waitFor(() -> !fixture.stage().isShowing());
        fixture.onFx(() -> fixture.open(new Stage()));
        fixture.waitFor(() -> fixture.text("#status-step").startsWith("Stopped at step 40"));
        assertEquals("atlas-replay-10", fixture.text("#run-title"));
        assertEquals(40, points((LinePlot) fixture.node("#new-plot")));
        fixture.onFx(fixture.stage()::close);
    }

    @Test
    void anExperimentToBeginWithStartsOnceAndNeverAgainByItself() {
        fixture.dropAll();
        Plan plan = fixture.window().workspace().experiment().plan().orElseThrow();
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        fixture.onFx(() -> fixture.openAndStart(new Stage(), new Experiment("one", "One", "", List.of(plan))));
        fixture.waitFor(() -> fixture.window().workspace().underWay());
        assertEquals(plan, fixture.workbench.lastRun().plan());
        FakeRun first = fixture.workbench.lastRun();
        fixture.onFx(() -> first.advance(200));
        fixture.waitFor(() -> !fixture.disabled("#start"));
        assertSame(first, fixture.workbench.lastRun());
        fixture.onFx(fixture.stage()::close);
    }

    private void start() {
        fixture.dropAll();
        press("#start");
        fixture.waitFor(() -> fixture.window().workspace().underWay());
    }

    private void press(String id) {
        fixture.onFx(() -> ((Button) fixture.node(id)).fire());
    }

    private static int points(LinePlot plot) {
        return plot.content().lines().isEmpty()
                ? 0
                : plot.content().lines().stream()
                        .mapToInt(line -> line.series().size())
                        .max()
                        .orElse(0);
    }
}
