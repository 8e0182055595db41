package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.autodiff.Gradients;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// KL(p0 || p) and its gradients against the definition, in double precision.
class DistillationLossTest {
    private static final int ROWS = 7;
    private static final int WIDTH = 5;
    private static final int VOCABULARY = 11;
    private static final double FACTOR = 0.7;
    private static final double STEP = 1e-6;
    private static final float CAP = 0.5f;
    /// Stands for an output layer with a soft cap, whose rows are all taken at a time.
    private static final long CAPPED = 0;

    private boolean capped;
    private final double[] hidden = numbers(1, ROWS * WIDTH);
    private final double[] head = numbers(2, VOCABULARY * WIDTH);
    private final double[] baseHidden = numbers(3, ROWS * WIDTH);
    private final double[] baseHead = numbers(4, VOCABULARY * WIDTH);

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 100, CAPPED})
    void howeverManyRowsAtATimeItIsTheDivergenceWithItsSlopes(long most) {
        capped = most == CAPPED;
        Map<String, float[]> found = run(hidden, head, most);
        assertEquals(kl(hidden, head), found.get("kl")[0], 1e-5);
        assertArrayEquals(slopes(hidden, true), found.get("hidden gradient"), 1e-5f);
        assertArrayEquals(slopes(head, false), found.get("head gradient"), 1e-5f);
    }

    @Test
    void theBaseDivergesNotAtAllFromItself() {
        Map<String, float[]> found = run(baseHidden, baseHead, 3);
        assertEquals(0, found.get("kl")[0], 1e-7);
        assertArrayEquals(new float[ROWS * WIDTH], found.get("hidden gradient"), 1e-7f);
    }

    private Map<String, float[]> run(double[] hiddenNow, double[] headNow, long most) {
        Ops ops = new Ops(new Graph());
        Graph graph = ops.graph();
        Value states = graph.input("hidden", matrix(ROWS));
        Value weights = graph.input("head", matrix(VOCABULARY));
        Value base = graph.input("base hidden", matrix(ROWS));
        Value baseWeights = graph.input("base head", matrix(VOCABULARY));
        OutputLayer.Linear output = new OutputLayer.Linear(states, weights);
        OutputLayer.Linear wanted = new OutputLayer.Linear(base, baseWeights);
        Value kl = most > 0
                ? DistillationLoss.mean(ops, output, wanted, most)
                : DistillationLoss.mean(
                        ops,
                        new OutputLayer.Capped(output, CAP).logits(ops),
                        new OutputLayer.Capped(wanted, CAP).logits(ops));
        Map<Value, Value> gradients = Gradients.of(ops, ops.mul(kl, (float) FACTOR), List.of(states, weights));
        graph.output("kl", kl);
        graph.output("hidden gradient", gradients.get(states));
        graph.output("head gradient", gradients.get(weights));
        try (Arena arena = Arena.ofConfined();
                Engine engine = Engine.open(Device.cpu(), 1)) {
            Map<String, HostTensor> feeds = Map.of(
                    "hidden", tensor(arena, hiddenNow),
                    "head", tensor(arena, headNow),
                    "base hidden", tensor(arena, baseHidden),
                    "base head", tensor(arena, baseHead));
            Map<String, HostTensor> results = new HashMap<>();
            graph.outputs()
                    .forEach((name, value) ->
                            results.put(name, HostTensor.allocate(arena, ElementType.F32, value.shape())));
            try (Binding binding = engine.compile(graph).bind(feeds, results)) {
                binding.run();
            }
            Map<String, float[]> found = new HashMap<>();
            results.forEach((name, tensor) -> found.put(name, tensor.toFloats()));
            return found;
        }
    }

    /// Central differences of the definition in each element.
    private float[] slopes(double[] of, boolean inHidden) {
        float[] slopes = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            double[] above = of.clone();
            double[] below = of.clone();
            above[i] += STEP;
            below[i] -= STEP;
            double rise = inHidden ? kl(above, head) - kl(below, head) : kl(hidden, above) - kl(hidden, below);
            slopes[i] = (float) (FACTOR * rise / (2 * STEP));
        }
        return slopes;
    }

    private double kl(double[] hiddenNow, double[] headNow) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] p0 = softmax(baseHidden, baseHead, row);
            double[] p = softmax(hiddenNow, headNow, row);
            for (int id = 0; id < VOCABULARY; id++) {
                sum += p0[id] * (Math.log(p0[id]) - Math.log(p[id]));
            }
        }
        return sum / ROWS;
    }

    private double[] softmax(double[] states, double[] weights, int row) {
        double[] p = new double[VOCABULARY];
        double total = 0;
        for (int id = 0; id < VOCABULARY; id++) {
            for (int i = 0; i < WIDTH; i++) {
                p[id] += states[row * WIDTH + i] * weights[id * WIDTH + i];
            }
            p[id] = Math.exp(capped ? CAP * Math.tanh(p[id] / CAP) : p[id]);
            total += p[id];
        }
        for (int id = 0; id < VOCABULARY; id++) {
            p[id] /= total;
        }
        return p;
    }

    private static ValueType matrix(int rows) {
        return new ValueType(ElementType.F32, Shape.of(rows, WIDTH));
    }

    private static HostTensor tensor(Arena arena, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return HostTensor.ofFloats(arena, floats, values.length / WIDTH, WIDTH);
    }

    /// Numbers that a float holds exactly.
    private static double[] numbers(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
