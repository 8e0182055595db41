package palimpsest.ui.fx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ProgressIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class BusyMarkTest {
    @Test
    void nothingTurnsForWhoAskedForLessMotionFromThatMomentOn() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            SimpleObjectProperty<Boolean> still = new SimpleObjectProperty<>(false);
            BusyMark mark = new BusyMark(still);
            assertTrue(turns(mark));
            still.set(true);
            assertFalse(turns(mark));
            assertFalse(mark.getChildren().isEmpty());
            still.set(false);
            assertTrue(turns(mark));
        });
    }

    private static boolean turns(BusyMark mark) {
        return mark.getChildren().stream().anyMatch(ProgressIndicator.class::isInstance);
    }
}
