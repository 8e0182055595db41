package palimpsest.ui.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import palimpsest.ui.fx.ImageRoom;

/// Pictures as the content of files, and as images. Starts no toolkit and needs no screen and no installed font. Any
/// one thread.
public final class PictureFile {
    /// An SVG keeps as many points of a line as a PNG of this scale.
    static final int SVG_SCALE = 2;

    private PictureFile() {}

    /// What the file holds.
    ///
    /// @throws palimpsest.tensor.InputException if an image of it would be too large
    public static byte[] bytes(Picture picture, PictureForm form) {
        return switch (form) {
            case PictureForm.Png png -> png(image(picture, png));
            case PictureForm.Svg svg -> svg(picture, svg.ground(), "").getBytes(StandardCharsets.UTF_8);
        };
    }

    /// The picture as an image, with an alpha channel only where it is transparent.
    ///
    /// @throws palimpsest.tensor.InputException if it would have more pixels than a computer has room for
    public static BufferedImage image(Picture picture, PictureForm.Png form) {
        ImageRoom.require(picture.width(), picture.height(), form.scale());
        try (AwtSurface surface = new AwtSurface(picture.width(), picture.height(), form.scale(), form.ground())) {
            drawOn(surface, picture, form.ground());
            return surface.image();
        }
    }

    /// The picture drawn small, as wide or as high as the room; of a high one the upper part.
    ///
    /// @param width of the room, in pixels of the image
    /// @param height of the room, in pixels of the image
    public static BufferedImage preview(Picture picture, Ground ground, double width, double height) {
        double high = Math.min(picture.height(), picture.width());
        double scale = Math.min(width / picture.width(), height / high);
        try (AwtSurface surface = new AwtSurface(picture.width(), high, scale, ground)) {
            drawOn(surface, picture, ground);
            return surface.image();
        }
    }

    /// The picture as an `svg` element.
    ///
    /// @param prefix of the names inside it, so that several may stand in one page
    public static String svg(Picture picture, Ground ground, String prefix) {
        SvgSurface surface = new SvgSurface(picture, SVG_SCALE, prefix);
        drawOn(surface, picture, ground);
        return surface.document();
    }

    static void drawOn(Surface surface, Picture picture, Ground ground) {
        surface.fillRect(0, 0, picture.width(), picture.height(), ground.theme().card());
        picture.draw(surface, ground.theme());
    }

    /// What a PNG file of an image holds.
    public static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("An image in memory cannot fail to be written.", e);
        }
    }
}
