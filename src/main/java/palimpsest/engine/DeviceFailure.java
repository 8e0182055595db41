package palimpsest.engine;

import java.util.List;
import java.util.Locale;
import palimpsest.tensor.InputException;

/// What a CUDA device's failures mean, in words for a person.
final class DeviceFailure {
    private static final List<String> OUT_OF_MEMORY = List.of(
            "cuda failure 2:",
            "cudaerrormemoryallocation",
            "cublas_status_alloc_failed",
            "bfcarena::allocaterawinternal",
            "out of memory");

    private DeviceFailure() {}

    /// @throws InputException if a message of ONNX Runtime says that memory ran out
    static void requireMemory(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (OUT_OF_MEMORY.stream().anyMatch(text::contains)) {
            throw new InputException(
                    "The device ran out of memory. Choose a smaller batch, more micro-batches or a shorter context, or"
                            + " the CPU (--device cpu).");
        }
    }

    /// Why CUDA cannot be started, from what ONNX Runtime said when it was tried.
    static String whyNotStarted(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        String cause = "ONNX Runtime could not start it (%s).".formatted(firstLine(message));
        if (text.contains("failed to load") || text.contains(".so") || text.contains(".dll")) {
            cause = "A library it needs is missing or of another version (%s).".formatted(firstLine(message));
        } else if (text.contains("driver version is insufficient") || text.contains("cuda failure 35")) {
            cause = "The NVIDIA driver is too old.";
        } else if (text.contains("no cuda-capable device") || text.contains("cuda failure 100")) {
            cause = "No CUDA device was found.";
        }
        return cause + " " + Cuda.NEEDS;
    }

    /// Without what the engine and the binding put before, and the lines after.
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.replaceFirst("^ONNX Runtime could not [^:]*: ", "")
                .replaceFirst("^Error code - \\w+ - message: ", "");
    }
}
