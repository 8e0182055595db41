package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;

class PrecisionViewModelTest {
    @Test
    void thereIsAChoiceOnlyForAGpuAndAPlanGetsF32Otherwise() {
        ObjectProperty<DeviceChoice> device = new SimpleObjectProperty<>(DeviceChoice.AUTO);
        PrecisionViewModel model = new PrecisionViewModel(device);
        model.chosen().set(Precision.BF16);
        assertFalse(model.available().get());
        assertEquals(Precision.F32, model.value());
        device.set(DeviceChoice.CUDA);
        assertTrue(model.available().get());
        assertEquals(Precision.BF16, model.value());
        device.set(DeviceChoice.CPU);
        assertEquals(Precision.F32, model.value());
    }
}
