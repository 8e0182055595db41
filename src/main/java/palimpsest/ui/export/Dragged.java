package palimpsest.ui.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import palimpsest.history.SavedFile;
import palimpsest.tensor.InputException;
import palimpsest.ui.fx.Images;
import palimpsest.ui.plot.PictureFile;

/// A picture on its way out of the window: a PNG file, which stays until the program ends so that whoever takes it has
/// time to copy it, and the same as an image. FX thread, but for [#of].
///
/// @param image what the file shows
/// @param small what is seen at the pointer
public record Dragged(Path file, BufferedImage image, BufferedImage small) {
    private static final double WIDTH = 180;
    private static final double HEIGHT = 128;

    /// Draws and writes it; any thread.
    ///
    /// @throws InputException if it cannot be written
    static Dragged of(Taken what, String name) {
        try {
            Path folder = Files.createTempDirectory("palimpsest-");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            BufferedImage image = what.image();
            SavedFile.write(file, PictureFile.png(image));
            return new Dragged(file, image, PictureFile.preview(what.picture(), what.ground(), WIDTH, HEIGHT));
        } catch (IOException e) {
            throw new InputException(
                    "No file can be made to be dragged: " + e.getMessage()
                            + ". Free some disk space, or export the picture.",
                    e);
        }
    }

    /// Offers it to what it is dragged to.
    public void offer(Dragboard board) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(file.toFile()));
        content.putImage(Images.of(image));
        board.setContent(content);
        board.setDragView(Images.of(small));
    }
}
