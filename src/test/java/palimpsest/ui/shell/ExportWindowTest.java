package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Drops;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.Pictures;
import palimpsest.ui.pictures.RecordedExample;
import palimpsest.ui.plot.Exhibit;
import palimpsest.ui.plot.ExportHandle;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.TokenPane;
import palimpsest.ui.training.Notice;

/// What the window shows is taken out of it, and read back.
@ExtendWith(ApplicationExtension.class)
class ExportWindowTest {
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));

    @TempDir
    private static Path folder;

    private final List<Path> opened = new ArrayList<>();
    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        Desk bare = fixture.desk;
        fixture.desk = new Desk(bare.files(), bare.single(), bare.crashes(), bare.home(), opened::add);
        fixture.open(stage);
    }

    @Test
    void aPlotIsAnImageOfTheChosenSizeOnTheChosenGround() throws IOException {
        run();
        LinePlot plot = (LinePlot) fixture.node("#new-plot");
        choose("#export-new-text", "png", "four", "transparent");
        BufferedImage clear = ImageIO.read(save("plot").toFile());
        assertEquals(4 * Math.floor(plot.getWidth()), clear.getWidth());
        assertEquals(0, clear.getRGB(1, 1) >>> 24);
        choose("#export-new-text", "png", "one", "dark");
        BufferedImage dark = ImageIO.read(save("plot").toFile());
        assertEquals(Math.floor(plot.getWidth()), dark.getWidth());
        assertEquals(0xFF161B22, dark.getRGB(1, 1));
    }

    @Test
    void anSvgHoldsTheNamesOfTheLinesAndTheAxes() throws Exception {
        run();
        choose("#export-new-text", "svg", "two", "light");
        String text = text(Files.readString(save("plot")));
        for (String words : new String[] {"New text", "training", "held out", "step", "bits per byte"}) {
            assertTrue(text.contains(words), words);
        }
    }

    @Test
    void whatWasChosenIsChosenTheNextTime() {
        run();
        choose("#export-new-text", "png", "three", "dark");
        press("#export-form-svg");
        press("#export-cancel");
        choose("#export-tokens");
        assertTrue(selected("#export-form-svg"));
        assertTrue(selected("#export-size-three"));
        assertTrue(selected("#export-ground-dark"));
        assertTrue(fixture.node("#export-size").isDisabled());
    }

    @Test
    void aNoticeSaysWhereTheFileIsAndShowsIt() {
        run();
        choose("#export-new-text", "png", "one", "light");
        Path file = save("plot");
        Notice notice = lastNotice();
        assertEquals("It is in " + file + ".", notice.text());
        fixture.onFx(
                () -> fixture.node("#notices").lookupAll(".notice-action").forEach(button -> ((Button) button).fire()));
        assertEquals(List.of(file.getParent()), opened);
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() throws IOException {
        run();
        Path blocked = Files.writeString(fixture.folder.resolve("blocked"), "a file where a folder should be");
        choose("#export-new-text", "png", "one", "light");
        fixture.dialogs.save(blocked.resolve("plot.png"));
        press("#export-save");
        fixture.waitFor(() -> lastNotice().kind() == Notice.Kind.FAILURE);
        assertEquals("The new text could not be exported", lastNotice().title());
        assertTrue(lastNotice().text().contains("blocked"), lastNotice().text());
    }

    @Test
    void whatIsBeingWrittenIsFinishedBeforeTheWindowCloses() throws IOException {
        run();
        fixture.onFx(() -> fixture.workbench.lastRun().advance(140));
        fixture.waitFor(() -> !fixture.window().workspace().underWay());
        Path page = fixture.folder.resolve("page.png");
        fixture.dialogs.save(page);
        shortcut("Shortcut+E");
        press("#export-size-four");
        fixture.onFx(() -> {
            ((Button) fixture.node("#export-save")).fire();
            fixture.window().close();
        });
        fixture.waitFor(() -> !fixture.stage().isShowing());
        assertTrue(ImageIO.read(page.toFile()).getWidth() > 2_000);
    }

    @Test
    void withoutARunThereIsNothingToExport() {
        shortcut("Shortcut+E");
        assertFalse(fixture.node("#question").isVisible());
        assertEquals("There is nothing to export yet", lastNotice().title());
    }

    @Test
    void theClipboardTakesAnImageOrTheTextOfAnSvg() {
        run();
        LinePlot plot = (LinePlot) fixture.node("#old-plot");
        choose("#export-old-text", "png", "two", "light");
        press("#export-copy");
        fixture.waitFor(() -> lastNotice().title().equals("Copied the old text"));
        fixture.onFx(() -> assertEquals(
                2 * Math.floor(plot.getWidth()),
                Clipboard.getSystemClipboard().getImage().getWidth()));
        fixture.onFx(() -> fixture.node("#tokens").requestFocus());
        shortcut("Shortcut+Shift+C");
        fixture.waitFor(() -> lastNotice().title().equals("Copied the tokens"));
        choose("#export-old-text", "svg", "two", "light");
        press("#export-copy");
        fixture.waitFor(() -> Clipboard.getSystemClipboard().hasString());
        fixture.onFx(() -> assertTrue(Clipboard.getSystemClipboard().getString().contains("<svg")));
    }

    @Test
    void theNumbersBehindThePlotsAreALineARecordedPoint() throws IOException {
        run();
        Path file = fixture.folder.resolve("numbers.csv");
        fixture.dialogs.save(file);
        shortcut("Shortcut+Shift+S");
        fixture.waitFor(() -> Files.exists(file));
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                60, lines.stream().filter(line -> line.contains(",training,")).count());
        assertEquals(
                4,
                lines.stream().filter(line -> line.contains(",new,held out,")).count());
        choose("#export-old-text", "csv");
        List<String> old = Files.readAllLines(save("old"));
        assertEquals(0, old.stream().filter(line -> line.contains(",training,")).count());
        assertEquals(
                4, old.stream().filter(line -> line.contains(",mean,held out,")).count());
    }

    @Test
    void tokensAndLedgerAreWrittenAsTheyStandAndWithTheirNumbers() throws Exception {
        run();
        choose("#export-tokens", "svg");
        String drawn = text(Files.readString(save("tokens")));
        assertTrue(drawn.contains("forgotten") && drawn.contains("Δ bits"), drawn);
        choose("#export-tokens", "csv");
        List<String> tokens = Files.readAllLines(save("tokens"));
        assertTrue(tokens.getFirst().contains("surprisal_now_bits"), tokens.getFirst());
        assertEquals(((TokenPane) fixture.node("#tokens")).cells().size(), tokens.size() - 1);
        choose("#export-ledger", "csv");
        List<String> ledger = Files.readAllLines(save("ledger"));
        assertEquals("Capitals", ledger.get(1).split(",")[1]);
        assertEquals("195", ledger.get(1).split(",")[2]);
    }

    @Test
    void aReportOfTheShownRunIsAPageThatStandsAlone() throws IOException {
        Path recorded = fixture.folder.resolve("runs").resolve("recorded");
        RecordedExample.writeWhole(recorded);
        fixture.workbench.remember(new FakeRun(FakePlans.plan(0.1), recorded));
        fixture.onFx(() -> fixture.window().workspace().show(recorded));
        fixture.waitFor(
                () -> fixture.window().workspace().training().run().get().isPresent());
        Path file = fixture.folder.resolve("report");
        fixture.dialogs.save(file);
        shortcut("Shortcut+Alt+6");
        fixture.waitFor(() -> lastNotice().text().startsWith("It is in "));
        String report = Files.readString(fixture.folder.resolve("report.html"));
        assertTrue(report.startsWith("<!DOCTYPE html>") && report.contains("<svg "));
        assertEquals("recorded-report", fixture.dialogs.suggested());
    }

    @Test
    void theMenuOfAPanelOpensByKeyAndCopies() {
        run();
        fixture.onFx(() -> {
            Node plot = fixture.node("#old-plot");
            Event.fireEvent(
                    plot,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9, 9, 9, true, new PickResult(plot, 9, 9)));
        });
        ContextMenu menu = (ContextMenu) javafx.stage.Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("Export…", "Copy the picture", "Save the numbers as CSV…"),
                menu.getItems().stream().map(MenuItem::getText).toList());
        fixture.onFx(() -> {
            menu.getItems().get(1).fire();
            menu.hide();
        });
        fixture.waitFor(() -> lastNotice().title().equals("Copied the old text"));
    }

    @Test
    void thePageHoldsPlotsLedgerAndTokens() throws Exception {
        run();
        shortcut("Shortcut+E");
        press("#export-form-svg");
        String text = text(Files.readString(save("page")));
        for (String words : new String[] {"New text", "Old text", "Ledger", "Tokens", "training", "known before"}) {
            assertTrue(text.contains(words), words);
        }
    }

    @Test
    void aTitleThatIsDraggedGivesAPictureThatIsAFile() throws IOException {
        run();
        Map<DataFormat, Object> content = new HashMap<>();
        fixture.onFx(() -> {
            Exhibit plot = ExportHandle.around(fixture.node("#new-plot")).orElseThrow();
            fixture.window().exports().grab(plot);
            fixture.window().exports().drag(plot).orElseThrow().accept(Drops.board(content));
        });
        File file = (File) ((List<?>) content.get(DataFormat.FILES)).getFirst();
        assertTrue(file.getName().endsWith("-new-text.png"), file.getName());
        BufferedImage picture = ImageIO.read(file);
        LinePlot plot = (LinePlot) fixture.node("#new-plot");
        assertEquals(2 * Math.floor(plot.getWidth()), picture.getWidth());
        assertEquals(picture.getWidth(), ((Image) content.get(DataFormat.IMAGE)).getWidth());
    }

    @Test
    void theKeysAloneExportAPlot() throws IOException {
        run();
        Path file = fixture.folder.resolve("keys.png");
        fixture.dialogs.save(file);
        shortcut("Shortcut+K");
        fixture.onFx(() -> ((TextField) fixture.node("#palette-search")).setText("export old text"));
        press(KeyCode.ENTER);
        assertTrue(fixture.node("#question").isVisible());
        press(KeyCode.ENTER);
        fixture.waitFor(() -> Files.exists(file));
        assertTrue(ImageIO.read(file.toFile()).getWidth() > 300);
        assertTrue(fixture.dialogs.suggested().endsWith("old-text.png"), fixture.dialogs.suggested());
    }

    @Test
    void theDialogCanBePictured() {
        run();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            fixture.onFx(() -> fixture.window().theme().set(theme));
            String name = theme.name().toLowerCase(Locale.ROOT);
            choose("#export-new-text", "png", "two", name);
            picture("export-plot", name);
            press("#export-cancel");
            shortcut("Shortcut+E");
            press("#export-ground-transparent");
            picture("export-page", name);
            press("#export-cancel");
        }
        choose("#export-new-text", "png", "two", "light");
        save("plot");
        picture("exported", "dark");
    }

    private void picture(String name, String theme) {
        if (fixture.node("#question").isVisible()) {
            ImageView preview = (ImageView) fixture.node("#export-preview").lookup(".image-view");
            fixture.waitFor(() -> preview.getImage() != null);
        }
        Path file = PICTURES.resolve(name + "-1280x800-" + theme + ".png");
        fixture.onFx(() -> Pictures.write(fixture.stage().getScene(), 1280, 800, file));
        assertTrue(Files.exists(file));
    }

    private void run() {
        fixture.dropAll();
        press("#start");
        fixture.waitFor(() -> fixture.window().workspace().underWay());
        fixture.onFx(() -> fixture.workbench.lastRun().advance(60));
        fixture.waitFor(() -> ((TokenPane) fixture.node("#tokens")).cells().size() > 50);
    }

    /// Opens the dialog and chooses a form, a size and a ground.
    private void choose(String button, String... choices) {
        press(button);
        String[] groups = {"#export-form-", "#export-size-", "#export-ground-"};
        for (int i = 0; i < choices.length; i++) {
            press(groups[i] + choices[i]);
        }
    }

    private Path save(String name) {
        Path asked = fixture.folder.resolve(name);
        fixture.dialogs.save(asked);
        press("#export-save");
        fixture.waitFor(() -> lastNotice().text().startsWith("It is in "));
        String text = lastNotice().text();
        Path file = Path.of(text.substring("It is in ".length(), text.length() - 1));
        assertTrue(Files.exists(file), file.toString());
        assertTrue(file.startsWith(fixture.folder) && file.toString().startsWith(asked.toString()), file.toString());
        return file;
    }

    private Notice lastNotice() {
        return fixture.window().workspace().training().notices().getLast();
    }

    private boolean selected(String segment) {
        return ((ToggleButton) fixture.node(segment)).isSelected();
    }

    private void press(String id) {
        fixture.onFx(() -> ((ButtonBase) fixture.node(id)).fire());
    }

    private void press(KeyCode code) {
        fixture.onFx(() -> {
            Node focused = fixture.stage().getScene().getFocusOwner();
            Event.fireEvent(focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            Event.fireEvent(focused, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
        });
    }

    private void shortcut(String keys) {
        fixture.onFx(() -> fixture.stage()
                .getScene()
                .getAccelerators()
                .get(KeyCombination.valueOf(keys))
                .run());
    }

    /// All text of an XML document.
    private static String text(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement()
                .getTextContent();
    }
}
