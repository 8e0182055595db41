package palimpsest.ui.shell;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The window's icon, as rendered from `assets/icon.svg`.
final class AppIcon {
    private static final int[] SIZES = {32, 64, 128};

    private AppIcon() {}

    static List<Image> sizes() {
        return IntStream.of(SIZES)
                .mapToObj(size -> new Image(AppIcon.class.getResourceAsStream("icon-" + size + ".png")))
                .toList();
    }
}
