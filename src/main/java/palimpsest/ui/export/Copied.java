package palimpsest.ui.export;

import java.awt.image.BufferedImage;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import palimpsest.ui.fx.Images;

/// What goes on the clipboard: an image or text. FX thread, but for [#of].
///
/// @param image empty where it is text
/// @param text empty where it is an image
public record Copied(Optional<BufferedImage> image, Optional<String> text) {
    /// Draws it; any thread.
    static Copied of(Taken what) {
        return what.form() == ExportForm.PNG
                ? new Copied(Optional.of(what.image()), Optional.empty())
                : new Copied(Optional.empty(), Optional.of(what.text()));
    }

    /// Puts it on the system's clipboard.
    public void put() {
        ClipboardContent content = new ClipboardContent();
        image.ifPresent(drawn -> content.putImage(Images.of(drawn)));
        text.ifPresent(content::putString);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
