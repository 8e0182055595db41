package palimpsest.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import palimpsest.ui.fx.FileDialogs;

/// Asks where a picture shall go, has it drawn there, and says where it is.
final class PictureExport {
    /// Draws into a PNG file.
    @FunctionalInterface
    interface Drawing {
        void write(Path file) throws IOException;
    }

    private final FileDialogs dialogs;

    PictureExport(FileDialogs dialogs) {
        this.dialogs = dialogs;
    }

    /// Pixels of a picture for each pixel of the layout: twice as many as the screen has.
    static double scale(Node shown) {
        double screen = shown.getScene() == null || shown.getScene().getWindow() == null
                ? 1
                : shown.getScene().getWindow().getOutputScaleX();
        return 2 * screen;
    }

    void save(String what, String suggestedName, Drawing drawing, Consumer<Notice> say) {
        dialogs.picture("Export " + what + " as PNG", suggestedName)
                .map(PictureExport::png)
                .ifPresent(file -> {
                    try {
                        drawing.write(file);
                        say.accept(new Notice(Notice.Kind.INFORMATION, "Exported " + what, "It is in " + file + "."));
                    } catch (IOException failure) {
                        say.accept(new Notice(
                                Notice.Kind.FAILURE,
                                "The picture could not be written",
                                file + ": " + failure.getMessage()
                                        + ". Choose a folder that exists and that you may write to."));
                    }
                });
    }

    private static Path png(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".png") ? file : file.resolveSibling(name + ".png");
    }
}
