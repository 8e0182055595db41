package palimpsest.train;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// [AdamW] as a graph, over weights, gradients and moments that stay in the device's memory: a step moves a few
/// numbers.
///
/// Inputs and outputs of the graph are the same tensors, which is right because each is read by one operator
/// alone, from whose result the new elements are made.
final class DeviceAdamW implements Optimizer {
    private static final String GRADIENT_TO_FIRST = "g1";
    private static final String GRADIENT_TO_SECOND = "g2";
    private static final String RATE = "rate";
    private static final String EPSILON = "epsilon";
    private static final String DECAY = "decay";

    private final Engine engine;
    private final OptimizerSettings settings;
    private final Map<String, HostTensor> weights;
    private final Map<String, HostTensor> trained = new LinkedHashMap<>();
    private final Map<String, HostTensor> first = new LinkedHashMap<>();
    private final Map<String, HostTensor> second = new LinkedHashMap<>();
    private final Map<String, HostTensor> factors = new LinkedHashMap<>();
    private final Session session;
    private final Binding binding;

    /// @param engine whose device has a memory of its own
    /// @param arena where the moments are written down, two tensors a weight
    /// @param weights all weights, F32, placed; those with a gradient are changed in place
    /// @param gradients a gradient for each weight to train, placed
    DeviceAdamW(
            Engine engine,
            OptimizerSettings settings,
            Arena arena,
            Map<String, HostTensor> weights,
            Map<String, HostTensor> gradients) {
        this.engine = engine;
        this.settings = settings;
        this.weights = weights;
        for (String factor : new String[] {GRADIENT_TO_FIRST, GRADIENT_TO_SECOND, RATE, EPSILON, DECAY}) {
            factors.put(factor, HostTensor.allocate(arena, ElementType.F32, Shape.of()));
        }
        Map<String, HostTensor> feeds = new HashMap<>(factors);
        Map<String, HostTensor> results = new HashMap<>();
        gradients.forEach((name, gradient) -> {
            HostTensor weight = weights.get(name);
            trained.put(name, weight);
            first.put(name, HostTensor.allocate(arena, ElementType.F32, weight.shape()));
            second.put(name, HostTensor.allocate(arena, ElementType.F32, weight.shape()));
            feeds.put("gradient/" + name, gradient);
        });
        engine.place(first.values());
        engine.place(second.values());
        state().forEach((name, tensor) -> {
            feeds.put(name, tensor);
            results.put("new/" + name, tensor);
        });
        session = engine.compile(graph());
        binding = session.bind(feeds, results);
    }

    private Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        trained.forEach((name, tensor) -> state.put("weight/" + name, tensor));
        first.forEach((name, tensor) -> state.put("first/" + name, tensor));
        second.forEach((name, tensor) -> state.put("second/" + name, tensor));
        return state;
    }

    /// In the order of operations of [AdamW], so that the results have the same bits.
    private Graph graph() {
        Graph graph = new Graph();
        Ops ops = new Ops(graph);
        Map<String, Value> by = new HashMap<>();
        factors.forEach((name, factor) ->
                by.put(name, graph.input(name, new ValueType(factor.type(), factor.shape()))));
        Value b1 = ops.constant((float) settings.beta1());
        Value b2 = ops.constant((float) settings.beta2());
        trained.forEach((name, weight) -> {
            ValueType type = new ValueType(ElementType.F32, weight.shape());
            Value w = graph.input("weight/" + name, type);
            Value g = graph.input("gradient/" + name, type);
            Value m = ops.add(ops.mul(b1, graph.input("first/" + name, type)), ops.mul(by.get(GRADIENT_TO_FIRST), g));
            Value v = ops.add(
                    ops.mul(b2, graph.input("second/" + name, type)),
                    ops.mul(ops.mul(by.get(GRADIENT_TO_SECOND), g), g));
            Value kept =
                    AdamWFactors.decays(weight.shape()) && settings.weightDecay() != 0 ? ops.mul(by.get(DECAY), w) : w;
            Value change = ops.div(ops.mul(by.get(RATE), m), ops.add(ops.sqrt(v), by.get(EPSILON)));
            graph.output("new/weight/" + name, ops.sub(kept, change));
            graph.output("new/first/" + name, m);
            graph.output("new/second/" + name, v);
        });
        return graph;
    }

    @Override
    public Map<String, HostTensor> first() {
        return first;
    }

    @Override
    public Map<String, HostTensor> second() {
        return second;
    }

    @Override
    public void step(long step, double rate, double norm, Workers workers) {
        AdamWFactors now = AdamWFactors.of(settings, step, rate, norm);
        set(GRADIENT_TO_FIRST, now.g1());
        set(GRADIENT_TO_SECOND, now.g2());
        set(RATE, now.rate());
        set(EPSILON, now.epsilon());
        set(DECAY, now.decay());
        binding.run();
    }

    private void set(String factor, float value) {
        factors.get(factor).floats().put(value);
    }

    @Override
    public void toHost() {
        engine.toHost(state().values());
    }

    @Override
    public void fromHost() {
        engine.toDevice(weights.values());
        engine.toDevice(first.values());
        engine.toDevice(second.values());
    }

    @Override
    public void close() {
        binding.close();
        session.close();
    }
}
