package palimpsest.train;

import java.util.Optional;
import palimpsest.tensor.ElementType;

/// Number type of a run's matrix products. Weights and the optimizer's state are F32 in each.
public enum Precision {
    F32,
    /// The range of F32 with 8 bits of it: nothing overflows.
    BF16,
    /// 11 bits in a narrow range: gradients are scaled to fit, see [LossScale].
    F16;

    /// The 16-bit type of the products; empty for F32.
    Optional<ElementType> half() {
        return switch (this) {
            case F32 -> Optional.empty();
            case BF16 -> Optional.of(ElementType.BF16);
            case F16 -> Optional.of(ElementType.F16);
        };
    }

    /// Whether gradients would be lost without a scale.
    boolean scalesLoss() {
        return this == F16;
    }
}
