package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.InputException;

/// What a person reads where a CUDA device cannot be used.
class DeviceReasonsTest {
    @Test
    void withoutADeviceTheCpuIsTakenAndTheReasonSaid() {
        Device device = Device.best();
        assertEquals(Device.Kind.CPU, device.kind());
        String expected = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
                ? "No NVIDIA driver was found."
                : "This build carries the ONNX Runtime for CPUs.";
        assertTrue(device.note().startsWith(expected), device.note());
    }

    @Test
    void askedForByNameItIsRefusedWithTheReasonAndTheWayOut() {
        String message = assertThrows(InputException.class, Device::cuda).getMessage();
        assertTrue(message.startsWith("No CUDA device can be used: "), message);
        assertTrue(message.endsWith(" Choose the CPU instead."), message);
    }

    @Test
    void aDeviceThatDoesNotStartIsAFailureOfTheEngineAndNotOfTheProgram() {
        Device cuda = new Device(Device.Kind.CUDA, 0, "");
        String message = assertThrows(IllegalStateException.class, () -> Engine.open(cuda, 1))
                .getMessage();
        assertTrue(message.startsWith("ONNX Runtime could not start CUDA: "), message);
    }

    static List<Arguments> failures() {
        String graph = "ONNX Runtime could not take the graph: ";
        return List.of(
                arguments(
                        "ONNX Runtime could not start CUDA: Error code - ORT_FAIL - message:"
                                + " OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library",
                        "A library it needs is missing or of another version"),
                arguments(
                        graph + "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=0",
                        "The NVIDIA driver is too old."),
                arguments(
                        graph + "CUDA failure 100: no CUDA-capable device is detected ; GPU=0",
                        "No CUDA device was found."),
                arguments(graph + "something new", "ONNX Runtime could not start it (something new)."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureToStartHasItsSentence(String said, String sentence) {
        String reason = DeviceFailure.whyNotStarted(said);
        assertTrue(reason.startsWith(sentence), reason);
        assertTrue(reason.endsWith(" It needs a current NVIDIA driver, CUDA 12 (with cuBLAS and cuRAND) and cuDNN 9."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 411041792",
                "CUDA failure 2: out of memory ; GPU=0 ; hostname=h",
                "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0"
            })
    void memoryThatRanOutIsSaidWithTheWaysOut(String said) {
        String message = assertThrows(InputException.class, () -> DeviceFailure.requireMemory(said))
                .getMessage();
        assertTrue(message.contains("smaller batch") && message.contains("--device cpu"), message);
        assertDoesNotThrow(() -> DeviceFailure.requireMemory("Gemm: expected 2 dimensions"));
    }
}
