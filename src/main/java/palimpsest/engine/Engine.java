package palimpsest.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.util.ArrayList;
import java.util.List;
import palimpsest.graph.Graph;
import palimpsest.onnx.OnnxWriter;

/// ONNX Runtime on one device, which compiles graphs into sessions.
///
/// Belongs to the thread that opened it: ONNX Runtime sets that thread's floating-point mode (denormals are zero), and
/// the same thread must run the sessions for the same inputs to give the same bits.
public final class Engine implements AutoCloseable {
    private final Device device;
    private final int threads;
    private final OrtEnvironment environment;
    private final List<Session> sessions = new ArrayList<>();

    private Engine(Device device, int threads, OrtEnvironment environment) {
        this.device = device;
        this.threads = threads;
        this.environment = environment;
    }

    /// @param threads threads of a session; 0 for one a physical core
    public static Engine open(Device device, int threads) {
        return new Engine(device, threads > 0 ? threads : Processor.physicalCores(), Runtimes.environment());
    }

    public Device device() {
        return device;
    }

    public int threads() {
        return threads;
    }

    /// Version of the ONNX Runtime in use.
    public static String runtimeVersion() {
        return Runtimes.environment().getVersion();
    }

    /// Optimises a graph and makes it ready to run. The session is closed with the engine, if not before.
    ///
    /// @throws IllegalStateException if ONNX Runtime refuses the graph
    public Session compile(Graph graph) {
        try (SessionOptions options = options()) {
            Session session =
                    new Session(graph, environment, environment.createSession(OnnxWriter.write(graph), options));
            sessions.add(session);
            return session;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refused the graph: " + e.getMessage(), e);
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setMemoryPatternOptimization(false);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        options.addConfigEntry("session.set_denormal_as_zero", "1");
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        if (device.kind() == Device.Kind.CUDA) {
            options.addCUDA(device.index());
        }
        return options;
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
        sessions.clear();
    }
}
