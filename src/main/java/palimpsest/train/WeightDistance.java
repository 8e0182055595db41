package palimpsest.train;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

/// How far the trained weights w are from the base's w0, as a graph that also writes the gradient of both terms:
///
/// - L2-SP (Li, Grandvalet, Davoine, arXiv 1802.01483): λ/2 · Σ (w - w0)², gradient λ (w - w0)
/// - EWC (Kirkpatrick et al., arXiv 1612.00796): λ/2 · Σ F (w - w0)², gradient λ F (w - w0), with the diagonal
///   [FisherInformation] F
final class WeightDistance implements AutoCloseable {
    private static final String PLAIN = "plain";
    private static final String WEIGHTED = "weighted";

    private final Arena arena = Arena.ofShared();
    private final HostTensor plain = HostTensor.allocate(arena, ElementType.F32, Shape.of(1));
    private final HostTensor weighted = HostTensor.allocate(arena, ElementType.F32, Shape.of(1));
    private final Session session;
    private final Binding binding;

    /// Half the distances, without their coefficients.
    ///
    /// @param plain ½ Σ (w - w0)²
    /// @param weighted ½ Σ F (w - w0)²; 0 without EWC
    record Distances(double plain, double weighted) {}

    /// @param keeping coefficients of both terms
    /// @param weights the weights by name
    /// @param base the same as they were in the base
    /// @param fisher a diagonal for each trained one; empty without EWC
    /// @param gradients a gradient for each trained one, which is written over
    WeightDistance(
            Engine engine,
            Keeping keeping,
            Map<String, HostTensor> weights,
            Map<String, HostTensor> base,
            Map<String, HostTensor> fisher,
            Map<String, HostTensor> gradients) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> shapes.put(name, gradient.shape()));
        session = engine.compile(graph(keeping, shapes));
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        base.forEach((name, tensor) -> feeds.put(DistillationGraph.base(name), tensor));
        fisher.forEach((name, tensor) -> feeds.put(fisher(name), tensor));
        Map<String, HostTensor> results = new HashMap<>();
        results.put(PLAIN, plain);
        if (keeping.ewc() > 0) {
            results.put(WEIGHTED, weighted);
        }
        gradients.forEach((name, gradient) -> results.put(TrainingGraph.gradient(name), gradient));
        binding = session.bind(feeds, results);
    }

    private static String fisher(String weight) {
        return "fisher/" + weight;
    }

    /// @param trained the trained weights by name with their extents
    static Graph graph(Keeping keeping, Map<String, Shape> trained) {
        Graph graph = new Graph();
        Ops ops = new Ops(graph);
        List<Value> squares = new ArrayList<>();
        List<Value> products = new ArrayList<>();
        trained.forEach((name, extents) -> {
            ValueType type = new ValueType(ElementType.F32, extents);
            Value moved = ops.sub(graph.input(name, type), graph.input(DistillationGraph.base(name), type));
            squares.add(sum(ops, ops.mul(moved, moved)));
            Value pull = ops.mul(moved, (float) keeping.l2sp());
            if (keeping.ewc() > 0) {
                Value felt = ops.mul(moved, graph.input(fisher(name), type));
                products.add(sum(ops, ops.mul(felt, moved)));
                Value more = ops.mul(felt, (float) keeping.ewc());
                pull = keeping.l2sp() > 0 ? ops.add(pull, more) : more;
            }
            graph.output(TrainingGraph.gradient(name), pull);
        });
        graph.output(PLAIN, ops.reduceSum(ops.concat(0, squares), true, 0));
        if (keeping.ewc() > 0) {
            graph.output(WEIGHTED, ops.reduceSum(ops.concat(0, products), true, 0));
        }
        return graph;
    }

    /// Σ x as [1], along the last axis first, where the elements lie side by side.
    private static Value sum(Ops ops, Value x) {
        Shape shape = x.shape();
        Value rows = ops.reduceSum(ops.reshape(x, shape.size() / shape.at(-1), shape.at(-1)), false, 1);
        return ops.reduceSum(rows, true, 0);
    }

    /// Writes the gradients of both terms, and says how far the weights are.
    Distances write() {
        binding.run();
        return new Distances(plain.floats().get(0) / 2.0, weighted.floats().get(0) / 2.0);
    }

    @Override
    public void close() {
        binding.close();
        session.close();
        arena.close();
    }
}
