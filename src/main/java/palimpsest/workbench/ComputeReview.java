package palimpsest.workbench;

import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.Device;
import palimpsest.tensor.InputException;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.workbench.PlanReview.Problem;

/// Where a plan's run computes and in which number type, and whether the two go together.
final class ComputeReview {
    private ComputeReview() {}

    /// What is wrong as far as the plan alone tells.
    static Optional<Problem> problem(Plan plan) {
        if (plan.precision() == Precision.F32) {
            return Optional.empty();
        }
        String message = "";
        if (plan.device() == DeviceChoice.CPU) {
            message = needsGpu(plan, "the device is the CPU.") + " Choose f32, or the device cuda.";
        } else if (plan.precision() == Precision.F16 && plan.keeping().changesLoss()) {
            message =
                    "KL, L2-SP and EWC do not go with f16, whose steps may have to be done twice. Choose bf16 or f32.";
        }
        return message.isEmpty() ? Optional.empty() : Optional.of(new Problem(PlanField.OTHER, message));
    }

    /// The device of a plan.
    ///
    /// @throws InputException if there is none that can do what the plan asks
    static Device device(Plan plan) {
        Device device = switch (plan.device()) {
            case AUTO -> Device.best();
            case CPU -> Device.cpu();
            case CUDA -> Device.cuda();
        };
        if (plan.precision() != Precision.F32 && device.kind() == Device.Kind.CPU) {
            throw new InputException(needsGpu(plan, "no CUDA device can be used. " + device.note()) + " Choose f32.");
        }
        return device;
    }

    private static String needsGpu(Plan plan, String butFound) {
        return "Matrix products in %s need a GPU, and %s"
                .formatted(plan.precision().name().toLowerCase(Locale.ROOT), butFound);
    }
}
