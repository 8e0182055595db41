package palimpsest.ui.shell;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.Region;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.ui.Pictures;
import palimpsest.ui.ReferencePicture;

/// Pictures of the whole window, light and dark, small and large, kept under `target/ui-pictures` to be looked at.
final class WindowPictures {
    static final Path FOLDER = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));

    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));
    /// What the process or the machine decides and no fixture can.
    private static final List<String> VARYING = List.of("#status-memory", "#settings-runs");
    private static final double VARYING_WIDTH = 120;
    /// Pictures of one view until it has come to rest.
    private static final int MOST_LOOKS = 25;

    private static final int LOOKS_TO_WRITE = 6;

    private static final int FRAMES = 4;

    private final WindowFixture fixture;

    private record Size(int width, int height) {}

    WindowPictures(WindowFixture fixture) {
        this.fixture = fixture;
    }

    /// Takes pictures to be looked at.
    void take(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            show(theme);
            for (Size size : SIZES) {
                Pictures.write(picture(size), FOLDER.resolve(name(name, theme, size) + ".png"));
            }
        }
    }

    /// Takes pictures and compares them with the references of that name.
    void compare(String name) {
        take(name);
        List<String> different = new ArrayList<>();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            show(theme);
            for (Size size : SIZES) {
                if (theme == Theme.LIGHT || size.equals(SIZES.getFirst())) {
                    compare(new ReferencePicture(name(name, theme, size), FOLDER), size, different);
                }
            }
        }
        if (!different.isEmpty()) {
            throw new AssertionError(String.join("\n", different));
        }
    }

    /// What is computed in the background comes a little later on a busy machine.
    private void compare(ReferencePicture reference, Size size, List<String> different) {
        vary(false);
        BufferedImage picture = picture(size);
        var places = reference.differences(picture);
        int most = ReferencePicture.writing() ? LOOKS_TO_WRITE : MOST_LOOKS;
        for (int look = 1; look < most && (ReferencePicture.writing() || !places.isEmpty()); look++) {
            frames();
            picture = picture(size);
            places = reference.differences(picture);
        }
        vary(true);
        if (places.isEmpty()) {
            return;
        }
        if (ReferencePicture.writing()) {
            reference.write(picture);
        } else {
            different.add(reference.report(picture, places));
        }
    }

    private void vary(boolean shown) {
        fixture.onFx(() -> {
            for (String each : VARYING) {
                if (fixture.node(each) instanceof Region varying) {
                    varying.setOpacity(shown ? 1 : 0);
                    varying.setPrefWidth(shown ? Region.USE_COMPUTED_SIZE : VARYING_WIDTH);
                }
            }
        });
    }

    private void show(Theme theme) {
        fixture.onFx(() -> fixture.window().theme().set(theme));
        frames();
    }

    private BufferedImage picture(Size size) {
        return WaitForAsyncUtils.waitForAsyncFx(
                WindowFixture.LONGEST_MILLIS,
                () -> Pictures.of(fixture.stage().getScene(), size.width(), size.height()));
    }

    private static String name(String name, Theme theme, Size size) {
        return "%s-%dx%d-%s"
                .formatted(name, size.width(), size.height(), theme.name().toLowerCase(Locale.ROOT));
    }

    /// Lets a few frames pass, so that what is drawn by the clock is drawn.
    private void frames() {
        int[] passed = {0};
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                passed[0]++;
            }
        };
        fixture.onFx(timer::start);
        fixture.waitFor(() -> passed[0] > FRAMES);
        fixture.onFx(timer::stop);
    }
}
