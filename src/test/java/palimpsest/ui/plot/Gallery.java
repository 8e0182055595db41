package palimpsest.ui.plot;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import palimpsest.history.SavedFile;

/// Draws everything the package can draw into PNG files, to be looked at. Argument: the folder.
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (Ground ground : Ground.values()) {
            String name = ground.name().toLowerCase(Locale.ROOT);
            TokenCells cells = Samples.tokens();
            TokenColumn delta = new TokenColumn("", Samples.values(cells), DivergingScale::new);
            String step = "\u0394 bits against base \u00b7 step 248";
            write(folder, "new-" + name, new PlotPicture(Samples.newText(248), 400, 560, 300), ground);
            write(folder, "old-" + name, new PlotPicture(Samples.oldText(248), 400, 560, 300), ground);
            write(folder, "tokens-" + name, new TokensPicture("Tokens", step, cells, List.of(delta), 720), ground);
        }
        if (arguments.length > 1) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {});
        for (PlotTheme theme : new PlotTheme[] {PlotTheme.light(), PlotTheme.dark()}) {
            Platform.runLater(() -> window(folder, theme, theme.night() ? done : new CountDownLatch(1)));
            Thread.sleep(2500);
        }
        done.await();
        Platform.exit();
    }

    private static void write(Path folder, String name, Picture picture, Ground ground) {
        for (PictureForm form : List.of(new PictureForm.Png(2, ground), new PictureForm.Svg(ground))) {
            SavedFile.write(folder.resolve("file-" + name + form.ending()), PictureFile.bytes(picture, form));
        }
    }

    private static void window(Path folder, PlotTheme theme, CountDownLatch done) {
        String name = theme.night() ? "dark" : "light";
        SharedAxis axis = new SharedAxis();
        axis.setPlanned(400);
        LinePlot left = new LinePlot(axis, Samples.newText(248));
        LinePlot right = new LinePlot(axis, Samples.oldText(248));
        LinePlot empty = new LinePlot(
                new SharedAxis(),
                PlotContent.empty("New text", "step", "bits per byte", "Press Start to see it learn"));
        TokenPane tokens = new TokenPane();
        ScaleLegend legend = new ScaleLegend();
        for (LinePlot plot : new LinePlot[] {left, right, empty}) {
            plot.setTheme(theme);
            plot.setPrefSize(480, 280);
        }
        tokens.setTheme(theme);
        TokenCells cells = Samples.tokens();
        float[] values = Samples.values(cells);
        tokens.setCells(cells);
        tokens.setColumns(List.of(new TokenColumn("", values, DivergingScale::new)));
        tokens.setDescriber(index -> new TokenFigures(
                        cells.passages().get(0).tokens().get(Math.min(index, 20)), -0.04, -7.64, 1, 4, 0.3, 2.2, 5.1)
                .card());
        tokens.setPrefSize(760, 420);
        tokens.explain(0, legend);
        VBox root = new VBox(12, new HBox(12, left, right), new HBox(12, new VBox(8, legend, tokens), empty));
        root.setStyle("-fx-padding: 12; -fx-background-color: "
                + String.format("#%06x", (theme.night() ? 0x0d1117 : 0xf6f8fa) & 0xFFFFFF));
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 1280, 800));
        stage.show();
        left.requestFocus();
        axis.setHover(120);
        root.applyCss();
        root.layout();
        shoot(root, folder.resolve("fx-" + name + ".png"));
        tokens.requestFocus();
        tokens.fireEvent(new javafx.scene.input.MouseEvent(
                javafx.scene.input.MouseEvent.MOUSE_MOVED,
                92 + 9 * 28,
                20,
                0,
                0,
                javafx.scene.input.MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null));
        TokenPane many = new TokenPane();
        many.setTheme(theme);
        TokenCells lots = Samples.many(50_000);
        many.setCells(lots);
        many.setColumns(List.of(new TokenColumn("", Samples.values(lots), DivergingScale::new)));
        root.getChildren().set(0, many);
        root.layout();
        many.scrollTo(1000);
        root.layout();
        Platform.runLater(() -> Platform.runLater(() -> {
            root.layout();
            shoot(root, folder.resolve("fx-hover-" + name + ".png"));
            done.countDown();
        }));
    }

    private static void shoot(Node node, Path file) {
        WritableImage shot = node.snapshot(null, null);
        BufferedImage image =
                new BufferedImage((int) shot.getWidth(), (int) shot.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
