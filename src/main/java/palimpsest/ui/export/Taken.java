package palimpsest.ui.export;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.history.SavedFile;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.fx.ImageRoom;
import palimpsest.ui.plot.Ground;
import palimpsest.ui.plot.Picture;
import palimpsest.ui.plot.PictureFile;
import palimpsest.ui.plot.PictureForm;

/// Something as it was shown when it was taken, and as what it shall be written. Any thread.
///
/// @param picture of it
/// @param numbers behind it
record Taken(Picture picture, Optional<Supplier<String>> numbers, ExportForm form, PictureSize size, Ground ground) {
    /// How large it comes out, in a few words; where that is too large, what to do instead.
    String extent() {
        return switch (form) {
            case PNG ->
                ImageRoom.holds(picture.width(), picture.height(), size.scale())
                        ? pixels() + " pixels"
                        : pixels() + " pixels are too many: choose a smaller size, or SVG.";
            case SVG -> "Lines and text, sharp at any size";
            case CSV -> "The numbers behind it: a line each, as they were recorded";
        };
    }

    /// The same in another form.
    Taken as(ExportForm other) {
        return new Taken(picture, numbers, other, size, ground);
    }

    /// Writes it.
    ///
    /// @throws palimpsest.tensor.InputException if it cannot be written
    void write(Path file) {
        switch (form) {
            case PNG -> SavedFile.write(file, PictureFile.bytes(picture, png()));
            case SVG, CSV -> SavedFile.write(file, text());
        }
    }

    /// @throws palimpsest.tensor.InputException if it is too large
    BufferedImage image() {
        return PictureFile.image(picture, png());
    }

    /// What an SVG or a CSV file holds.
    String text() {
        return form == ExportForm.CSV
                ? numbers.orElseThrow().get()
                : new String(PictureFile.bytes(picture, new PictureForm.Svg(ground)), StandardCharsets.UTF_8);
    }

    private PictureForm.Png png() {
        return new PictureForm.Png(size.scale(), ground);
    }

    private String pixels() {
        return Figures.count(Math.round(picture.width() * size.scale())) + " × "
                + Figures.count(Math.round(picture.height() * size.scale()));
    }
}
