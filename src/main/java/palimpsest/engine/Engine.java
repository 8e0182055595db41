package palimpsest.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.onnx.CopyModel;
import palimpsest.onnx.OnnxWriter;
import palimpsest.tensor.HostTensor;

/// ONNX Runtime on one device, which compiles graphs into sessions.
///
/// Belongs to the thread that opened it: ONNX Runtime sets that thread's floating-point mode (denormals are zero), and
/// the same thread must run the sessions for the same inputs to give the same bits.
public final class Engine implements AutoCloseable {
    private static final int LOG_ERRORS = 3;
    private static final int ALL_OPTIMIZATIONS = 99;

    private final Device device;
    private final int threads;
    private final RuntimeApi api;
    private final Tensors hostTensors;
    private final List<Session> sessions = new ArrayList<>();
    private final Optional<DeviceMemory> memory;

    private Engine(Device device, int threads, boolean apart) {
        this.device = device;
        this.threads = threads > 0 ? threads : Processor.physicalCores();
        this.api = Runtimes.api();
        this.hostTensors = Tensors.inHostMemory(api);
        this.memory = apart
                ? Optional.of(new DeviceMemory(api, device, hostTensors, create(CopyModel.write(), 0)))
                : Optional.empty();
    }

    /// @param threads threads of a session; 0 for one a physical core
    public static Engine open(Device device, int threads) {
        return open(device, threads, device.kind() == Device.Kind.CUDA);
    }

    /// As [#open], saying whether placed tensors live in a memory of the device's own. On a CPU that is only of
    /// use to see what happens on a GPU; on a GPU without it every run copies its tensors there and back.
    public static Engine open(Device device, int threads, boolean apart) {
        return new Engine(device, threads, apart);
    }

    public Device device() {
        return device;
    }

    public int threads() {
        return threads;
    }

    /// Bytes of stack that a thread needs to open the first engine of a process.
    public static long stackBytes() {
        return StartStack.bytes();
    }

    /// Version of the ONNX Runtime in use.
    public static String runtimeVersion() {
        return Runtimes.environment().getVersion();
    }

    /// Whether placed tensors live in a memory of the device's own.
    public boolean apart() {
        return memory.isPresent();
    }

    /// Copies tensors to the device. Sessions bound from now on read and write those copies, until the engine
    /// is closed; the host's elements are another state, see [#toHost] and [#toDevice]. Does nothing where the
    /// memory is one.
    ///
    /// @param tensors F32
    public void place(Collection<HostTensor> tensors) {
        memory.ifPresent(apart -> tensors.forEach(apart::place));
    }

    /// Brings the host's elements of placed tensors to the state of the device's.
    public void toHost(Collection<HostTensor> placed) {
        memory.ifPresent(apart -> placed.forEach(apart::toHost));
    }

    /// Brings the device's elements of placed tensors to the state of the host's.
    public void toDevice(Collection<HostTensor> placed) {
        memory.ifPresent(apart -> placed.forEach(apart::toDevice));
    }

    /// Sets tensors to zero where sessions read them: on the device if they are placed, else on the host.
    public void clear(Collection<HostTensor> tensors) {
        for (HostTensor tensor : tensors) {
            if (placed(tensor).isPresent()) {
                memory.ifPresent(apart -> apart.clear(tensor));
            } else {
                tensor.memory().fill((byte) 0);
            }
        }
    }

    /// Optimises a graph and makes it ready to run. The session is closed with the engine, if not before.
    ///
    /// @throws IllegalStateException if ONNX Runtime refuses the graph
    public Session compile(Graph graph) {
        long bytes = GraphCost.of(graph).peakBytes();
        Session session = new Session(this, graph, create(OnnxWriter.write(graph), bytes));
        sessions.add(session);
        return session;
    }

    RuntimeApi api() {
        return api;
    }

    Tensors hostTensors() {
        return hostTensors;
    }

    Optional<MemorySegment> placed(HostTensor tensor) {
        return memory.flatMap(apart -> apart.find(tensor));
    }

    /// @param bytes what the intermediate values of a run are told to take
    private MemorySegment create(byte[] model, long bytes) {
        MemorySegment options = api.make("make options", RuntimeFunction.CREATE_OPTIONS);
        try (Arena arena = Arena.ofConfined()) {
            configure(options, arena);
            MemorySegment bytesOfModel = arena.allocateFrom(ValueLayout.JAVA_BYTE, model);
            return new SessionMemory(api, hostTensors.memory(), bytes)
                    .around(() -> api.make(
                            "take the graph",
                            RuntimeFunction.CREATE_SESSION,
                            api.sharedEnvironment(),
                            bytesOfModel,
                            (long) model.length,
                            options));
        } finally {
            api.release(RuntimeFunction.RELEASE_OPTIONS, options);
        }
    }

    private void configure(MemorySegment options, Arena arena) {
        String purpose = "set a session up";
        api.call(purpose, RuntimeFunction.SET_INTRA_OP_THREADS, options, threads);
        api.call(purpose, RuntimeFunction.SET_INTER_OP_THREADS, options, 1);
        api.call(purpose, RuntimeFunction.SET_OPTIMIZATION, options, ALL_OPTIMIZATIONS);
        api.call(purpose, RuntimeFunction.DISABLE_MEMORY_PATTERN, options);
        api.call(purpose, RuntimeFunction.SET_LOG_SEVERITY, options, LOG_ERRORS);
        for (String entry : List.of(
                "session.set_denormal_as_zero=1",
                "session.intra_op.allow_spinning=0",
                "session.use_env_allocators=1")) {
            String[] keyAndValue = entry.split("=");
            api.call(
                    purpose,
                    RuntimeFunction.ADD_CONFIGURATION,
                    options,
                    arena.allocateFrom(keyAndValue[0]),
                    arena.allocateFrom(keyAndValue[1]));
        }
        if (device.kind() == Device.Kind.CUDA) {
            Cuda.append(api, options, device.index());
        }
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
        sessions.clear();
        memory.ifPresent(DeviceMemory::close);
        hostTensors.close();
    }
}
