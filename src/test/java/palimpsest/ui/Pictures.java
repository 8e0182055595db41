package palimpsest.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Pictures of a scene as PNG files, to be looked at.
public final class Pictures {
    private Pictures() {}

    /// Writes what the scene would show at a size, which may be larger than the screen. FX thread.
    public static void write(Scene scene, int width, int height, Path file) {
        write(of(scene, width, height), file);
    }

    /// What the scene would show at a size. FX thread.
    public static BufferedImage of(Scene scene, int width, int height) {
        return of(scene, width, height, 1);
    }

    /// What the scene would show at a size on a screen with so many pixels for one, across and down. FX thread.
    public static BufferedImage of(Scene scene, int pageWidth, int pageHeight, int scale) {
        Parent root = scene.getRoot();
        int width = pageWidth * scale;
        int height = pageHeight * scale;
        root.resize(pageWidth, pageHeight);
        root.applyCss();
        root.layout();
        SnapshotParameters whole = new SnapshotParameters();
        whole.setTransform(Transform.scale(scale, scale));
        whole.setViewport(new Rectangle2D(0, 0, width, height));
        WritableImage shown = root.snapshot(whole, new WritableImage(width, height));
        root.resize(scene.getWidth(), scene.getHeight());
        root.layout();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        shown.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /// Makes the file's folder where there is none.
    public static void write(BufferedImage picture, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
