package palimpsest.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Which values of the forward pass the backward pass reads, and which it makes again.
class RecomputationTest {
    private static final long ROWS = 16;
    private static final long NARROW = 8;
    private static final long WIDE = 64;

    private final Ops ops = new Ops(new Graph());
    private final List<Value> weights = new ArrayList<>();

    @Test
    void onlyTheForwardPassReadsAnActivationItMade() {
        Value bent = ops.geluTanh(ops.gemm(input(ROWS, NARROW), weight(NARROW, WIDE), false, false, 1));
        differentiate(ops.gemm(bent, weight(WIDE, NARROW), false, false, 1));
        assertEquals(1, readers(bent));
        assertEquals(2, count(Operator.FAST_GELU));
    }

    @Test
    void aGateIsMadeAgainFromTheValuesThatItMultiplies() {
        Value x = input(ROWS, NARROW);
        Value gate = ops.silu(ops.gemm(x, weight(NARROW, WIDE), false, false, 1));
        Value gated = ops.mul(gate, ops.gemm(x, weight(NARROW, WIDE), false, false, 1));
        differentiate(ops.gemm(gated, weight(WIDE, NARROW), false, false, 1));
        assertEquals(1, readers(gate));
        assertEquals(1, readers(gated));
        assertEquals(2, count(Operator.QUICK_GELU));
    }

    @Test
    void whatNoGradientGoesThroughIsKeptAsItsInputsAreNot() {
        Value bent = ops.geluTanh(input(ROWS, WIDE));
        differentiate(ops.gemm(bent, weight(WIDE, NARROW), false, false, 1));
        assertEquals(2, readers(bent));
        assertEquals(1, count(Operator.FAST_GELU));
    }

    @Test
    void eachLayerKeepsItsInputAndWhatItBendsButNotWhatItBendsItTo() {
        long layers = 4;
        long more = peakOf(2 * layers) - peakOf(layers);
        assertEquals(ROWS * (NARROW + WIDE) * Float.BYTES, more / layers);
    }

    private static long peakOf(long layers) {
        RecomputationTest test = new RecomputationTest();
        Value x = test.input(ROWS, NARROW);
        for (int i = 0; i < layers; i++) {
            Value wide = test.ops.gemm(x, test.weight(NARROW, WIDE), false, false, 1);
            x = test.ops.gemm(test.ops.geluTanh(wide), test.weight(WIDE, NARROW), false, false, 1);
        }
        test.differentiate(x);
        return GraphCost.of(test.ops.graph()).peakBytes();
    }

    /// With the norm of all gradients, which asks for those of the last layers first, as a training step does.
    private void differentiate(Value result) {
        Value loss = ops.reduceSum(result, false, 0, 1);
        ops.graph().output("loss", loss);
        List<Value> squares = new ArrayList<>();
        Gradients.of(ops, loss, weights).forEach((weight, gradient) -> {
            ops.graph().output("d" + weight.name(), gradient);
            squares.add(ops.reshape(ops.reduceSumSquare(gradient, true, 0, 1), 1));
        });
        ops.graph().output("norm", ops.reduceSum(ops.concat(0, squares), true, 0));
    }

    private long readers(Value value) {
        return ops.graph().liveNodes().stream()
                .filter(node -> node.inputs().contains(value))
                .count();
    }

    private long count(Operator operator) {
        return ops.graph().liveNodes().stream()
                .filter(node -> node.operator() == operator)
                .count();
    }

    private Value input(long... extents) {
        return ops.graph().input("x", new ValueType(ElementType.F32, Shape.of(extents)));
    }

    private Value weight(long... extents) {
        Value weight = ops.graph().input("w" + weights.size(), new ValueType(ElementType.F32, Shape.of(extents)));
        weights.add(weight);
        return weight;
    }
}
