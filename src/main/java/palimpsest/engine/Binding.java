package palimpsest.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.HostTensor;

/// Tensors tied to a session, to be run again and again: change the inputs' elements, run, read the outputs' elements.
public final class Binding implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final RuntimeApi api;
    private final MemorySegment session;
    private final MemorySegment inputNames;
    private final MemorySegment inputs;
    private final MemorySegment outputNames;
    private final MemorySegment outputs;
    private final long inputCount;
    private final long outputCount;
    private final List<MemorySegment> owned = new ArrayList<>();
    private final List<HostTensor> used = new ArrayList<>(); // or their memory could be freed before the last run

    Binding(Engine engine, MemorySegment session, Map<String, HostTensor> feeds, Map<String, HostTensor> results) {
        this.api = engine.api();
        this.session = session;
        inputNames = Tensors.names(arena, List.copyOf(feeds.keySet()));
        inputs = values(engine, feeds);
        inputCount = feeds.size();
        outputNames = Tensors.names(arena, List.copyOf(results.keySet()));
        outputs = values(engine, results);
        outputCount = results.size();
    }

    private MemorySegment values(Engine engine, Map<String, HostTensor> tensors) {
        List<MemorySegment> values = new ArrayList<>();
        for (HostTensor tensor : tensors.values()) {
            used.add(tensor);
            values.add(engine.placed(tensor).orElseGet(() -> {
                MemorySegment value = engine.hostTensors().wrap(tensor);
                owned.add(value);
                return value;
            }));
        }
        return Tensors.pointers(arena, values);
    }

    /// Runs the graph once. A native call is never interrupted.
    public void run() {
        api.call(
                "run the graph",
                RuntimeFunction.RUN,
                session,
                MemorySegment.NULL,
                inputNames,
                inputs,
                inputCount,
                outputNames,
                outputCount,
                outputs);
    }

    @Override
    public void close() {
        owned.forEach(value -> api.release(RuntimeFunction.RELEASE_VALUE, value));
        owned.clear();
        arena.close();
    }
}
