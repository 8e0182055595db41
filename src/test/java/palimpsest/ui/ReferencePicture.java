package palimpsest.ui;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/// What a view looked like when somebody last looked at it, as a [ReducedPicture] in the sources. With
/// `-Dui.references=write` one that is not like its view is written anew.
///
/// @param name of the view, its size and its theme
/// @param pictures where a picture goes that does not look like it
public record ReferencePicture(String name, Path pictures) {
    private static final Path FOLDER = Path.of("src/test/resources/palimpsest/ui/references");
    private static final boolean WRITING = "write".equals(System.getProperty("ui.references"));

    /// Whether references are written and not compared.
    public static boolean writing() {
        return WRITING;
    }

    public void write(BufferedImage picture) {
        Pictures.write(ReducedPicture.of(picture).draw(), file());
    }

    /// Where a picture does not look like this.
    public List<Rectangle> differences(BufferedImage picture) {
        return read().map(ReducedPicture.of(picture)::differences)
                .orElse(List.of(new Rectangle(picture.getWidth(), picture.getHeight())));
    }

    /// Keeps a picture that does not look like this, and the places where it does not.
    ///
    /// @return what to say of it
    public String report(BufferedImage picture, List<Rectangle> places) {
        Path whole = pictures.resolve(name + ".png");
        Path difference = pictures.resolve(name + "-difference.png");
        Pictures.write(picture, whole);
        Pictures.write(ReducedPicture.marked(picture, places), difference);
        Rectangle around = places.stream().reduce(Rectangle::union).orElseThrow();
        String what = Files.exists(file())
                ? "%s does not look like its reference at %d places between (%d, %d) and (%d, %d)"
                        .formatted(
                                name,
                                places.size(),
                                around.x,
                                around.y,
                                around.x + around.width,
                                around.y + around.height)
                : name + " has no reference in " + FOLDER;
        return "%s: look at %s, with the places marked in %s. If it is meant to look so, run this test with"
                        .formatted(what, whole, difference)
                + " -Dui.references=write and commit what it writes.";
    }

    private Optional<ReducedPicture> read() {
        try {
            return Files.exists(file())
                    ? Optional.of(ReducedPicture.drawn(ImageIO.read(file().toFile())))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path file() {
        return FOLDER.resolve(name + ".png");
    }
}
