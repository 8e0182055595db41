package palimpsest.ui.experiment;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;

/// The number type of the matrix products, a choice there is only where a GPU is asked for.
public final class PrecisionViewModel {
    private final ObjectProperty<Precision> chosen = new SimpleObjectProperty<>(Precision.F32);
    private final BooleanBinding available;

    PrecisionViewModel(ObjectProperty<DeviceChoice> device) {
        available = device.isEqualTo(DeviceChoice.CUDA);
    }

    /// What is chosen, whether it can be had or not.
    public ObjectProperty<Precision> chosen() {
        return chosen;
    }

    /// Whether there is a choice.
    public BooleanBinding available() {
        return available;
    }

    /// What a plan gets: F32 where there is no choice.
    Precision value() {
        return available.get() ? chosen.get() : Precision.F32;
    }
}
