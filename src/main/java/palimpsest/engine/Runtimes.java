package palimpsest.engine;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/// Starts DJL and ONNX Runtime in the order they need: DJL's engine makes the environment, and whoever asks for one
/// before it keeps it from starting.
final class Runtimes {
    private static final String NAME = "OnnxRuntime";

    private Runtimes() {}

    /// Found once, when first needed.
    private static final class Found {
        private static final RuntimeApi API = new RuntimeApi();
    }

    /// DJL's ONNX Runtime engine, told to open no connection and to keep its own thread pool, which is not used, small.
    static Engine djl() {
        Telemetry.off();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.onnxruntime.num_threads", "1");
        System.setProperty("ai.djl.onnxruntime.num_interop_threads", "1");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        return Engine.getEngine(NAME);
    }

    static OrtEnvironment environment() {
        djl();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            // where the runtime reports by other ways than the network, as on Windows
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot turn its reports off", e);
        }
        return environment;
    }

    static RuntimeApi api() {
        environment();
        return Found.API;
    }
}
