package palimpsest.ui.fx;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that something is being done: it turns, or where the person asked the system for less motion, it stands still.
public final class BusyMark extends StackPane {
    private static final double SIZE = 14;

    /// As the system wants it.
    public BusyMark() {
        this(Platform.getPreferences().reducedMotionProperty());
    }

    /// @param still whether it shall not move
    BusyMark(ObservableValue<Boolean> still) {
        setPrefSize(SIZE, SIZE);
        setMinSize(SIZE, SIZE);
        setAccessibleText("Being read");
        still.subscribe(this::show);
    }

    private void show(boolean still) {
        if (still) {
            getChildren().setAll(new FontIcon("fth-clock"));
        } else {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMaxSize(SIZE, SIZE);
            getChildren().setAll(turning);
        }
    }
}
