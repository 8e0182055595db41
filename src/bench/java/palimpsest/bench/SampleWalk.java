package palimpsest.bench;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import palimpsest.ui.Pictures;

/// The first steps of the README, in a process of its own: each picture shows the window as it is at its step.
final class SampleWalk {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    /// Pixels of the page around a part of it.
    private static final int MARGIN = 8;
    /// For what the window draws by its clock.
    private static final long DRAWING_MILLIS = 1_000;
    private static final String PROMPT = "The capital of Greece is";

    private final Path folder;

    private SampleWalk(Path folder) {
        this.folder = folder;
    }

    /// Arguments: a folder for what the program keeps, and the folder of the pictures.
    public static void main(String[] arguments) throws Exception {
        LiveWindow.open(Path.of(arguments[0]));
        new SampleWalk(Path.of(arguments[1])).walk();
        Runtime.getRuntime().halt(0);
    }

    private void walk() throws Exception {
        await(() -> LiveWindow.find("#offer-side-by-side") != null);
        LiveWindow.await(() -> {
            Window window = LiveWindow.find(".root").getScene().getWindow();
            window.setWidth(WIDTH);
            window.setHeight(HEIGHT);
            return true;
        });
        picture("first-welcome", ".welcome-content");
        press("#offer-side-by-side");
        await(() -> text("#status-step").matches("replay 10 %: step (4[2-9]|5\\d)\\d / .*"));
        showTheRunWithoutReplay();
        picture("window");
        await(() -> texts(".run-strip-standing").equals(Set.of("done")));
        showTheRunWithoutReplay();
        picture("first-plots", "#new-plot", "#old-plot");
        press("#next-forgotten");
        key("#tokens", KeyCode.ENTER);
        await(() -> ((GridPane) LiveWindow.find("#pin-alternatives")).getRowCount() > 10);
        picture("first-tokens", "#tokens-panel");
        key("#tokens", KeyCode.ESCAPE);
        key("#tokens", KeyCode.ESCAPE);
        LiveWindow.await(() -> {
            ((ListView<?>) LiveWindow.find("#ledger-areas")).getSelectionModel().selectFirst();
            return true;
        });
        key("#ledger-areas", KeyCode.ENTER);
        await(() -> LiveWindow.find("#ledger-items").lookupAll(".list-cell").stream()
                .anyMatch(cell -> String.valueOf(cell.getAccessibleText()).contains("; the model answers ")));
        picture("first-questions", "#ledger");
        press("#tokens-own");
        LiveWindow.await(() -> {
            ((TextArea) LiveWindow.find("#own-text")).setText(PROMPT);
            return true;
        });
        press("#tokens-large");
        press("#own-continue");
        await(() ->
                !((TextFlow) LiveWindow.find("#continued-now")).getChildren().isEmpty());
        picture("first-text", "#tokens-panel");
    }

    /// It has the more to show.
    private void showTheRunWithoutReplay() throws Exception {
        press("#shown-run-0");
        await(() -> texts("#tokens-panel .panel-subtitle").stream().anyMatch(said -> said.startsWith("no replay ·")));
    }

    private void press(String button) throws Exception {
        await(() -> LiveWindow.find(button) instanceof ButtonBase found && !found.isDisabled());
        LiveWindow.await(() -> {
            ButtonBase found = (ButtonBase) LiveWindow.find(button);
            found.requestFocus();
            found.fire();
            return true;
        });
    }

    private void key(String node, KeyCode key) throws Exception {
        LiveWindow.await(() -> {
            Node at = LiveWindow.find(node);
            Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return true;
        });
    }

    private static void await(BooleanSupplier shown) throws Exception {
        LiveWindow.await(shown);
    }

    private static String text(String label) {
        return LiveWindow.find(label) instanceof Labeled found ? found.getText() : "";
    }

    private static Set<String> texts(String labels) {
        return LiveWindow.find(".root").lookupAll(labels).stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.toSet());
    }

    /// A picture of the window, or of the panels in which the parts stand.
    private void picture(String name, String... parts) throws Exception {
        Thread.sleep(DRAWING_MILLIS);
        LiveWindow.await(() -> {
            Node root = LiveWindow.find(".root");
            BufferedImage whole = Pictures.of(root.getScene(), WIDTH, HEIGHT);
            Pictures.write(PalettePicture.of(cut(whole, List.of(parts))), folder.resolve(name + ".png"));
            return true;
        });
    }

    private static BufferedImage cut(BufferedImage whole, List<String> parts) {
        Bounds all = parts.stream()
                .map(part -> panel(LiveWindow.find(part)))
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .reduce((one, other) -> {
                    double x = Math.min(one.getMinX(), other.getMinX());
                    double y = Math.min(one.getMinY(), other.getMinY());
                    return new BoundingBox(
                            x,
                            y,
                            Math.max(one.getMaxX(), other.getMaxX()) - x,
                            Math.max(one.getMaxY(), other.getMaxY()) - y);
                })
                .orElse(new BoundingBox(0, 0, WIDTH, HEIGHT));
        int left = Math.max(0, (int) all.getMinX() - MARGIN);
        int top = Math.max(0, (int) all.getMinY() - MARGIN);
        int right = Math.min(WIDTH, (int) Math.ceil(all.getMaxX()) + MARGIN);
        int bottom = Math.min(HEIGHT, (int) Math.ceil(all.getMaxY()) + MARGIN);
        return whole.getSubimage(left, top, right - left, bottom - top);
    }

    /// The panel around a node, or the node where it stands in none.
    private static Node panel(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("panel")) {
                return at;
            }
        }
        return node;
    }
}
