package palimpsest.engine;

import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ONNX Runtime's CUDA provider: whether it can be used, and how it is set up.
final class Cuda {
    /// What the provider is linked against.
    static final String NEEDS = "It needs a current NVIDIA driver, CUDA 12 (with cuBLAS and cuRAND) and cuDNN 9.";

    private static final List<Path> DRIVERS = List.of(
            Path.of("/proc/driver/nvidia/version"),
            Path.of("/dev/dxg"), // Linux on Windows
            Path.of("C:\\Windows\\System32\\nvcuda.dll"));

    private Cuda() {}

    /// Why no device can be used, in whole sentences; empty where the first one can.
    static Optional<String> whyNot() {
        Runtimes.djl();
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return Optional.of("This build carries the ONNX Runtime for CPUs.");
        }
        if (CudaUtils.getGpuCount() == 0) {
            return Optional.of(
                    DRIVERS.stream().anyMatch(Files::exists)
                            ? "The CUDA runtime was not found, or it does not fit the driver. " + NEEDS
                            : "No NVIDIA driver was found. " + NEEDS);
        }
        return trial();
    }

    /// Whether a session starts: libraries may be missing that only now are looked for.
    private static Optional<String> trial() {
        try (Engine engine = Engine.open(new Device(Device.Kind.CUDA, 0, ""), 1)) {
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(DeviceFailure.whyNotStarted(e.getMessage()));
        }
    }

    /// Adds the provider to a session's options.
    ///
    /// Products in F32 are computed in F32, not in TF32, so that losses are those of the CPU; who wants speed
    /// before that chooses a 16-bit precision. Memory is asked for as it is needed, without a limit of its own.
    static void append(RuntimeApi api, MemorySegment options, int device) {
        Map<String, String> settings = Map.of(
                "device_id", Integer.toString(device), "arena_extend_strategy", "kSameAsRequested", "use_tf32", "0");
        List<String> keys = new ArrayList<>(settings.keySet());
        unpackLibraries(device);
        MemorySegment cuda = api.make("set CUDA up", RuntimeFunction.CREATE_CUDA_OPTIONS);
        try (Arena arena = Arena.ofConfined()) {
            api.call(
                    "set CUDA up",
                    RuntimeFunction.UPDATE_CUDA_OPTIONS,
                    cuda,
                    Tensors.names(arena, keys),
                    Tensors.names(arena, keys.stream().map(settings::get).toList()),
                    (long) keys.size());
            api.call("start CUDA", RuntimeFunction.APPEND_CUDA, options, cuda);
        } finally {
            api.release(RuntimeFunction.RELEASE_CUDA_OPTIONS, cuda);
        }
    }

    /// Only the Java binding knows where the provider's libraries go; it puts them there as it adds the provider.
    private static void unpackLibraries(int device) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addCUDA(device);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not start CUDA: " + e.getMessage(), e);
        }
    }
}
