package palimpsest.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Every backward rule against central differences of the operator itself, run on ONNX Runtime.
class BackwardRulesTest {
    private static final float STEP = 1e-2f;
    private static final double TOLERANCE = 2e-3;

    static Stream<OperatorCase> cases() {
        return OperatorCases.all().stream();
    }

    @Test
    void everyOperatorHasARuleAndACaseButThoseThatAreOnlyScored() {
        EnumSet<Operator> withRule = EnumSet.noneOf(Operator.class);
        EnumSet<Operator> withCase = EnumSet.noneOf(Operator.class);
        for (Operator operator : Operator.values()) {
            if (BackwardRules.has(operator)) {
                withRule.add(operator);
            }
        }
        cases().forEach(each -> withCase.add(each.operator()));
        EnumSet<Operator> expected = EnumSet.complementOf(EnumSet.of(Operator.SCATTER_ND));
        assertEquals(expected, withRule);
        assertEquals(expected, withCase);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientAgreesWithFiniteDifferences(OperatorCase each) {
        Graph graph = new Graph();
        Ops ops = new Ops(graph);
        SplittableRandom random = new SplittableRandom(each.toString().hashCode());
        Map<String, HostTensor> feeds = new HashMap<>();
        List<Value> inputs = new ArrayList<>();
        for (Shape shape : each.inputs()) {
            Value input = graph.input("x" + inputs.size(), new ValueType(ElementType.F32, shape));
            inputs.add(input);
            feeds.put(input.name(), randomTensor(shape, each.low(), each.high(), random));
        }
        Value result = each.apply().apply(ops, inputs);
        assertTrue(graph.nodes().stream().anyMatch(node -> node.operator() == each.operator()), "the operator is used");
        float[] weights = randomTensor(result.shape(), -1, 1, random).toFloats();
        Value weighted =
                ops.mul(result, ops.constant("weights", weights, result.shape().toArray()));
        long[] axes = LongStream.range(0, result.shape().rank()).toArray();
        Value loss = ops.reshape(axes.length == 0 ? weighted : ops.reduceSum(weighted, false, axes), 1);
        Map<String, HostTensor> results = new HashMap<>();
        graph.output("loss", loss);
        results.put("loss", HostTensor.allocate(Arena.ofAuto(), ElementType.F32, Shape.of(1)));
        Gradients.of(ops, loss, inputs).forEach((input, gradient) -> {
            graph.output("d" + input.name(), gradient);
            results.put("d" + input.name(), HostTensor.allocate(Arena.ofAuto(), ElementType.F32, input.shape()));
        });
        try (Engine engine = Engine.open(Device.cpu(), 1);
                Binding run = engine.compile(graph).bind(feeds, results)) {
            run.run();
            Map<Value, float[]> gradients = new HashMap<>();
            inputs.forEach(input ->
                    gradients.put(input, results.get("d" + input.name()).toFloats()));
            for (Value input : inputs) {
                float[] gradient = gradients.get(input);
                HostTensor elements = feeds.get(input.name());
                for (int i = 0; i < gradient.length; i++) {
                    double expected =
                            (at(run, results, elements, i, STEP) - at(run, results, elements, i, -STEP)) / (2 * STEP);
                    double scale = Math.max(1, Math.abs(expected));
                    assertEquals(expected, gradient[i], TOLERANCE * scale, input + " element " + i);
                }
            }
        }
    }

    private static double at(Binding run, Map<String, HostTensor> results, HostTensor input, int index, float by) {
        float before = input.floats().get(index);
        input.floats().put(index, before + by);
        run.run();
        input.floats().put(index, before);
        return results.get("loss").floats().get(0);
    }

    private static HostTensor randomTensor(Shape shape, float low, float high, SplittableRandom random) {
        HostTensor tensor = HostTensor.allocate(Arena.ofAuto(), ElementType.F32, shape);
        for (int i = 0; i < shape.size(); i++) {
            tensor.floats().put(i, (float) random.nextDouble(low, high));
        }
        return tensor;
    }
}
