package palimpsest.ui.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import palimpsest.tensor.InputException;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;

/// Asks where a picture shall go, has it drawn there, and says where it is.
final class PictureExport {
    /// Twice as many pixels as the layout has.
    private static final int SCALE = 2;

    private final FileDialogs dialogs;

    PictureExport(FileDialogs dialogs) {
        this.dialogs = dialogs;
    }

    void save(String what, String suggestedName, Picture picture, Ground ground, Consumer<Notice> say) {
        dialogs.picture("Export " + what + " as PNG", suggestedName)
                .map(PictureExport::png)
                .ifPresent(file -> {
                    try {
                        PictureFile.write(picture, file, new PictureForm.Png(SCALE, ground));
                        say.accept(new Notice(Notice.Kind.INFORMATION, "Exported " + what, "It is in " + file + "."));
                    } catch (InputException failure) {
                        say.accept(new Notice(
                                Notice.Kind.FAILURE, "The picture could not be written", failure.getMessage()));
                    }
                });
    }

    private static Path png(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".png") ? file : file.resolveSibling(name + ".png");
    }
}
