package palimpsest.train;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import palimpsest.data.RowSource;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// The diagonal of the Fisher information of a model on a text, one number a weight (EWC, arXiv 1612.00796, section 2).
///
/// It is the empirical one: the labels are the text's own next tokens, not drawn from the model, which saves a pass and
/// is close where the model fits the text, as a base fits its original text (what differs: arXiv 1905.12558). For row r
/// of T targets with mean loss L_r it is F = T · mean over rows of (dL_r/dw)²: the square of a row's whole gradient,
/// by its number of targets. Per token, so that with it ½ Σ F (w - w0)² is the second-order estimate of KL(p0 || p) in
/// nats per token, whatever the length of a row; and a whole row at a time, since squares of single tokens' gradients
/// would cost a backward pass for each token.
final class FisherInformation {
    private static final String RESULT = "/result";

    private FisherInformation() {}

    /// Measures it under the weights as they are.
    ///
    /// @param step computes the gradients of one row, over all weights that are trained
    /// @param rows the text; all of them are used
    /// @param arena where the result lives
    /// @param progress told how much is done, 0 to 1; may throw to give up
    static Map<String, HostTensor> measure(
            Engine engine, TrainingStep step, RowSource rows, Arena arena, DoubleConsumer progress) {
        Map<String, HostTensor> fisher = new LinkedHashMap<>();
        step.gradients()
                .forEach((name, gradient) ->
                        fisher.put(name, HostTensor.allocate(arena, ElementType.F32, gradient.shape())));
        engine.place(fisher.values());
        Map<String, HostTensor> feeds = new HashMap<>();
        Map<String, HostTensor> results = new HashMap<>();
        fisher.forEach((name, sum) -> {
            // read and written by one elementwise Add, as in a training step
            feeds.put(TrainingGraph.sum(name), sum);
            results.put(TrainingGraph.sum(name) + RESULT, sum);
            feeds.put(TrainingGraph.gradient(name), step.gradients().get(name));
        });
        int[] row = new int[rows.rowLength()];
        float share = (float) (rows.rowLength() - 1) / rows.rows();
        try (Session session = engine.compile(addSquares(fisher, share));
                Binding adding = session.bind(feeds, results)) {
            for (int index = 0; index < rows.rows(); index++) {
                progress.accept((double) index / rows.rows());
                rows.read(index, row, 0);
                step.run(row);
                adding.run();
            }
        }
        engine.toHost(fisher.values());
        return fisher;
    }

    /// Adds to each sum the square of a gradient times `share`.
    private static Graph addSquares(Map<String, HostTensor> sums, float share) {
        Graph graph = new Graph();
        Ops ops = new Ops(graph);
        sums.forEach((name, sum) -> {
            ValueType type = new ValueType(ElementType.F32, sum.shape());
            Value gradient = graph.input(TrainingGraph.gradient(name), type);
            Value square = ops.mul(ops.mul(gradient, gradient), share);
            graph.output(TrainingGraph.sum(name) + RESULT, ops.add(graph.input(TrainingGraph.sum(name), type), square));
        });
        return graph;
    }

    /// @throws InputException if it cannot be written
    static void write(Path file, Map<String, HostTensor> fisher) {
        SafetensorsWriter writer = new SafetensorsWriter();
        fisher.forEach(writer::add);
        writer.write(file);
    }

    /// @param shapes a tensor for each weight, whose shape is expected
    /// @throws InputException if it is damaged or of another model
    static Map<String, HostTensor> read(Path file, Map<String, HostTensor> shapes, Arena arena) {
        Map<String, HostTensor> fisher = new LinkedHashMap<>();
        try (WeightSource source = Safetensors.open(file)) {
            shapes.forEach((name, like) -> {
                HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, like.shape());
                source.read(name, tensor);
                fisher.put(name, tensor);
            });
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "%s: this Fisher information is of another model (%s). Delete the file; it is measured again."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return fisher;
    }
}
