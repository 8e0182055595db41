package palimpsest.bench;

import java.lang.foreign.Arena;
import java.util.Map;
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

/// One product of two large square matrices a step, which is as fast as the processor multiplies.
final class SgemmSide implements Side {
    static final int SIZE = 2048;
    static final double FLOPS = 2.0 * SIZE * SIZE * SIZE;

    private final Arena arena = Arena.ofShared();
    private final Engine engine;
    private final Binding binding;

    SgemmSide(int threads) {
        Shape shape = Shape.of(SIZE, SIZE);
        Ops ops = new Ops(new Graph());
        Value a = ops.graph().input("a", new ValueType(ElementType.F32, shape));
        ops.graph().output("product", ops.gemm(a, a, false, false, 1));
        HostTensor factor = HostTensor.allocate(arena, ElementType.F32, shape);
        for (int i = 0; i < SIZE * SIZE; i++) {
            factor.floats().put(i, (i % 17) * 0.1f);
        }
        engine = Engine.open(Device.cpu(), threads);
        binding = engine.compile(ops.graph())
                .bind(Map.of("a", factor), Map.of("product", HostTensor.allocate(arena, ElementType.F32, shape)));
    }

    @Override
    public double step(long step, int[] rows) {
        binding.run();
        return 0;
    }

    @Override
    public void close() {
        binding.close();
        engine.close();
        arena.close();
    }
}
