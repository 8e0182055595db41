package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// The product of a turned matrix, in one piece and in blocks of rows.
class TurnedProductTest {
    private static final int INNER = 24;
    private static final int COLUMNS = 8;

    /// 4,100 rows make blocks, 4,099 is a prime and makes none, 100 are few.
    @ParameterizedTest
    @ValueSource(ints = {100, 4_099, 4_100})
    void itIsTheProductOfTheTransposedMatrix(int rows) {
        Ops ops = new Ops(new Graph());
        Value a = ops.graph().input("a", new ValueType(ElementType.F32, Shape.of(INNER, rows)));
        Value b = ops.graph().input("b", new ValueType(ElementType.F32, Shape.of(INNER, COLUMNS)));
        ops.graph().output("plain", ops.gemm(a, b, true, false, 0.5f));
        ops.graph().output("turned", ops.gemmTurned(a, b, 0.5f));
        try (Arena arena = Arena.ofConfined();
                Engine engine = Engine.open(Device.cpu(), 1)) {
            Shape shape = Shape.of(rows, COLUMNS);
            HostTensor plain = HostTensor.allocate(arena, ElementType.F32, shape);
            HostTensor turned = HostTensor.allocate(arena, ElementType.F32, shape);
            try (Binding binding = engine.compile(ops.graph())
                    .bind(
                            Map.of("a", random(arena, INNER, rows), "b", random(arena, INNER, COLUMNS)),
                            Map.of("plain", plain, "turned", turned))) {
                binding.run();
            }
            assertArrayEquals(plain.toFloats(), turned.toFloats(), 1e-4f);
        }
    }

    private static HostTensor random(Arena arena, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return HostTensor.ofFloats(arena, values, rows, columns);
    }
}
