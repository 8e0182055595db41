package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Each session has an arena of its own, though the environment holds one at a time.
class SessionMemoryTest {
    private static final int THREADS = 4;
    private static final int SIZE = 64;

    @Test
    void enginesOnManyThreadsMakeSessionsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Float>> tasks = IntStream.range(0, THREADS)
                    .<Callable<Float>>mapToObj(i -> SessionMemoryTest::sixteenTimes)
                    .toList();
            for (Future<Float> result : threads.invokeAll(tasks)) {
                assertEquals(16, result.get());
            }
        }
    }

    @Test
    void sessionsRunInTurnAndAfterTheirNeighbourIsClosed() {
        try (Engine engine = Engine.open(Device.cpu(), 1);
                Arena arena = Arena.ofConfined()) {
            HostTensor x = ones(arena);
            HostTensor y = ones(arena);
            Session first = engine.compile(doubling());
            Session second = engine.compile(doubling());
            try (Binding there = first.bind(Map.of("x", x), Map.of("y", y));
                    Binding back = second.bind(Map.of("x", y), Map.of("y", x))) {
                there.run();
                back.run();
                first.close();
                back.run();
            }
            assertEquals(4, x.floats().get(0));
        }
    }

    private static float sixteenTimes() {
        try (Engine engine = Engine.open(Device.cpu(), 1);
                Arena arena = Arena.ofConfined()) {
            HostTensor x = ones(arena);
            for (int i = 0; i < 4; i++) {
                try (Session session = engine.compile(doubling());
                        Binding binding = session.bind(Map.of("x", x), Map.of("y", x))) {
                    binding.run();
                }
            }
            return x.floats().get(SIZE * SIZE - 1);
        }
    }

    private static HostTensor ones(Arena arena) {
        HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, Shape.of(SIZE, SIZE));
        for (int i = 0; i < SIZE * SIZE; i++) {
            tensor.floats().put(i, 1);
        }
        return tensor;
    }

    /// Through values of the graph's own, which live in the session's memory.
    private static Graph doubling() {
        Ops ops = new Ops(new Graph());
        Value x = ops.graph().input("x", new ValueType(ElementType.F32, Shape.of(SIZE, SIZE)));
        Value negative = ops.neg(ops.transpose(x, 1, 0));
        ops.graph().output("y", ops.sub(x, ops.transpose(negative, 1, 0)));
        return ops.graph();
    }
}
