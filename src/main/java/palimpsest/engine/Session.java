package palimpsest.engine;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.graph.Graph;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.HostTensor;

/// A compiled graph. Runs read inputs from and write outputs to the caller's own tensors, without a copy on a
/// CPU, or to their copies on the device where the engine keeps some.
public final class Session implements AutoCloseable {
    private final Engine engine;
    private final MemorySegment session;
    private final List<Value> inputs;
    private final Map<String, Value> outputs;
    private boolean closed;

    Session(Engine engine, Graph graph, MemorySegment session) {
        this.engine = engine;
        this.session = session;
        this.inputs = graph.liveInputs();
        this.outputs = graph.outputs();
    }

    /// Ties tensors to the graph's inputs and outputs, to be run any number of times.
    ///
    /// @param feeds a tensor for each input, by name; names the graph does not use are passed over
    /// @param results a tensor for each output wanted, by name. One may be the tensor of an input only where every read
    ///     of that input comes before the write.
    /// @throws IllegalArgumentException if an input is missing, a name unknown, or a tensor of another type or shape
    public Binding bind(Map<String, HostTensor> feeds, Map<String, HostTensor> results) {
        Map<String, HostTensor> in = new LinkedHashMap<>();
        for (Value input : inputs) {
            in.put(input.name(), checked(input.name(), input.valueType(), feeds.get(input.name())));
        }
        results.forEach((name, tensor) -> {
            Value output = outputs.get(name);
            if (output == null) {
                throw new IllegalArgumentException("the graph has no output " + name);
            }
            checked(name, output.valueType(), tensor);
        });
        return new Binding(engine, session, in, new LinkedHashMap<>(results));
    }

    private static HostTensor checked(String name, ValueType expected, HostTensor given) {
        if (given == null || !new ValueType(given.type(), given.shape()).equals(expected)) {
            throw new IllegalArgumentException("%s: expected a tensor of %s, found %s"
                    .formatted(name, expected, given == null ? "none" : given.type() + " " + given.shape()));
        }
        return given;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.api().release(RuntimeFunction.RELEASE_SESSION, session);
        }
    }
}
