package palimpsest.engine;

import java.util.Optional;
import palimpsest.tensor.InputException;

/// What a session computes on.
///
/// @param kind CPU or CUDA
/// @param index number of the CUDA device; 0 for the CPU
/// @param note why the CPU was taken where any device would do; empty otherwise
public record Device(Kind kind, int index, String note) {
    /// The two kinds there are.
    public enum Kind {
        CPU,
        CUDA
    }

    public static Device cpu() {
        return new Device(Kind.CPU, 0, "");
    }

    /// The first CUDA device.
    ///
    /// @throws InputException if there is none that this build can use, saying why
    public static Device cuda() {
        Optional<String> reason = Cuda.whyNot();
        if (reason.isPresent()) {
            throw new InputException("No CUDA device can be used: " + reason.get() + " Choose the CPU instead.");
        }
        return new Device(Kind.CUDA, 0, "");
    }

    /// A CUDA device where there is one, else the CPU with a note that says why.
    public static Device best() {
        return Cuda.whyNot().map(reason -> new Device(Kind.CPU, 0, reason)).orElseGet(Device::cuda);
    }

    /// Name for a person.
    public String name() {
        return switch (kind) {
            case CPU -> "CPU";
            case CUDA -> "CUDA device " + index;
        };
    }
}
