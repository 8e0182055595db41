package palimpsest.ui.plot;

import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Scale;

/// A canvas that stays sharp where everything around it is magnified: it has as many points as are then shown, and is
/// drawn on in the pixels of the layout. FX thread.
final class SharpCanvas extends Canvas {
    private final Scale back = new Scale(1, 1);
    private double width;
    private double height;
    private double magnified = 1;

    /// @param anew called where it must be drawn again, as it was magnified
    SharpCanvas(Runnable anew) {
        getTransforms().add(back);
        localToSceneTransformProperty().addListener((observed, before, now) -> {
            if (magnification() != magnified) {
                anew.run();
            }
        });
    }

    /// Takes this size, in pixels of the layout.
    ///
    /// @return whether it had another, and is empty now
    boolean fit(double wide, double high) {
        double now = magnification();
        if (wide == width && high == height && now == magnified) {
            return false;
        }
        width = wide;
        height = high;
        magnified = now;
        setWidth(Math.round(wide * now));
        setHeight(Math.round(high * now));
        back.setX(1 / now);
        back.setY(1 / now);
        getGraphicsContext2D().setTransform(now, 0, 0, now, 0, 0);
        getGraphicsContext2D().clearRect(0, 0, wide, high);
        return true;
    }

    /// Width in pixels of the layout.
    double wide() {
        return width;
    }

    /// Height in pixels of the layout.
    double high() {
        return height;
    }

    private double magnification() {
        return getParent() == null ? 1 : getParent().getLocalToSceneTransform().getMxx();
    }
}
