package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// What a graph's run takes, counted by hand.
class GraphCostTest {
    private static final long MATRIX = 10 * 10 * 4;

    private final Ops ops = new Ops(new Graph());
    private final Value x = ops.graph().input("x", new ValueType(ElementType.F32, Shape.of(10, 10)));

    @Test
    void aProductCountsTwoForEachPair() {
        ops.graph().output("y", ops.gemm(x, ops.softmax(x), false, false, 1));
        assertEquals(2 * 10 * 10 * 10, cost().flops());
    }

    @Test
    void inputsAndOutputsAreNotIntermediate() {
        ops.graph().output("y", ops.softmax(x));
        assertEquals(0, cost().peakBytes());
    }

    @Test
    void aValueLivesUntilItsLastReader() {
        Value early = ops.softmax(x);
        Value late = ops.softmax(ops.softmax(early));
        ops.graph().output("y", ops.gemm(early, late, false, false, 1));
        // early, the one between and the one it becomes
        assertEquals(3 * MATRIX, cost().peakBytes());
    }

    @Test
    void anElementwiseNodeWritesOverItsInput() {
        Value value = ops.softmax(x);
        for (int i = 0; i < 5; i++) {
            value = ops.mul(ops.reshape(value, 100), 2);
        }
        ops.graph().output("y", ops.softmax(value));
        assertEquals(MATRIX, cost().peakBytes());
    }

    private GraphCost cost() {
        return GraphCost.of(ops.graph());
    }
}
