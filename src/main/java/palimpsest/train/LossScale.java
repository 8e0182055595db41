package palimpsest.train;

import java.lang.foreign.Arena;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// The number a loss is multiplied by so that its gradients fit into F16, and divided out of them again (dynamic loss
/// scaling, arXiv 1710.03740, section 3.2): halved when a gradient overflows, doubled after many steps without.
///
/// It is a power of two, which changes no digit of what fits. A resumed run finds it anew.
final class LossScale {
    private static final float LARGEST = 1 << 16;
    private static final int STEPS_TO_DOUBLE = 1000;

    private final HostTensor factor;
    private int steps;

    LossScale(Arena arena) {
        factor = HostTensor.allocate(arena, ElementType.F32, Shape.of());
        factor.floats().put(0, LARGEST);
    }

    /// The input of the training graph.
    HostTensor factor() {
        return factor;
    }

    /// Takes note of a step's gradient norm.
    ///
    /// @return whether the step is to be done again with a smaller scale
    boolean overflowed(double norm) {
        float scale = factor.floats().get(0);
        if (!Double.isFinite(norm) && scale > 1) {
            factor.floats().put(0, scale / 2);
            steps = 0;
            return true;
        }
        if (++steps == STEPS_TO_DOUBLE) {
            factor.floats().put(0, Math.min(LARGEST, scale * 2));
            steps = 0;
        }
        return false;
    }
}
