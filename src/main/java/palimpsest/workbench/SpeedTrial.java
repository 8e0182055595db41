package palimpsest.workbench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.weights.SafetensorsWriter;

/// Measures how fast the machine computes with three small graphs, in less than a second: a matrix product of the size
/// that training has, elementwise nodes on a large matrix, and many nodes on a small one; and how fast a file comes to
/// its disk.
final class SpeedTrial {
    private static final int TOKENS = 512;
    private static final int WIDTH = 768;
    private static final int NODES = 24;
    private static final int MANY_NODES = 400;
    private static final int RUNS = 6;
    /// Elements of the file.
    private static final long WRITTEN = 6_000_000;

    private static final int WRITES = 2;

    private final Engine engine;

    private SpeedTrial(Engine engine) {
        this.engine = engine;
    }

    /// @param threads threads of a session; 0 for one a physical core
    /// @param folder where the file is written, and deleted
    static MachineSpeed measure(int threads, Path folder) {
        try (Engine engine = Engine.open(Device.cpu(), threads)) {
            return new SpeedTrial(engine).measure(folder);
        }
    }

    private MachineSpeed measure(Path folder) {
        Graph product = product();
        Graph large = chain(Shape.of(TOKENS, 4L * WIDTH), NODES);
        Graph small = chain(Shape.of(8, 8), MANY_NODES);
        GraphCost multiplied = GraphCost.of(product);
        return new MachineSpeed(
                multiplied.flops() / seconds(product),
                GraphCost.of(large).movedBytes() / seconds(large),
                seconds(small) / MANY_NODES,
                WRITTEN * Float.BYTES / secondsToWrite(folder));
    }

    /// As a checkpoint is written.
    private static double secondsToWrite(Path folder) {
        Path file = folder.resolve("speed.safetensors");
        try (Arena arena = Arena.ofShared()) {
            Files.createDirectories(folder);
            SafetensorsWriter writer =
                    new SafetensorsWriter().add("x", HostTensor.allocate(arena, ElementType.F32, Shape.of(WRITTEN)));
            double quickest = Double.MAX_VALUE;
            for (int i = 0; i < WRITES; i++) {
                long start = System.nanoTime();
                writer.write(file);
                quickest = Math.min(quickest, (System.nanoTime() - start) / 1e9);
            }
            Files.delete(file);
            return quickest;
        } catch (IOException e) {
            throw new InputException("%s cannot be written (%s).".formatted(file, e.getMessage()), e);
        }
    }

    private static Graph product() {
        Ops ops = new Ops(new Graph());
        Value x = ops.graph().input("x", new ValueType(ElementType.F32, Shape.of(TOKENS, WIDTH)));
        Value w = ops.graph().input("w", new ValueType(ElementType.F32, Shape.of(WIDTH, 4L * WIDTH)));
        Value wide = ops.gemm(x, w, false, false, 1);
        ops.graph().output("y", ops.gemm(wide, w, false, true, 1));
        ops.graph().output("gradient", ops.gemmTurned(x, wide, 1));
        return ops.graph();
    }

    /// As the backward pass has them: each reads two matrices and writes one.
    private static Graph chain(Shape shape, int nodes) {
        Ops ops = new Ops(new Graph());
        Value x = ops.graph().input("x", new ValueType(ElementType.F32, shape));
        Value w = ops.graph().input("w", new ValueType(ElementType.F32, shape));
        Value y = x;
        for (int i = 0; i < nodes; i++) {
            y = i % 2 == 0 ? ops.mul(y, w) : ops.add(y, x);
        }
        ops.graph().output("y", y);
        return ops.graph();
    }

    /// The quickest of some runs, which a neighbour on the machine disturbs least.
    private double seconds(Graph graph) {
        double quickest = Double.MAX_VALUE;
        try (Arena arena = Arena.ofShared()) {
            Map<String, HostTensor> feeds = new HashMap<>();
            graph.inputs().forEach(input -> feeds.put(input.name(), tensor(arena, input)));
            Map<String, HostTensor> results = new HashMap<>();
            graph.outputs().forEach((name, output) -> results.put(name, tensor(arena, output)));
            try (Binding binding = engine.compile(graph).bind(feeds, results)) {
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    binding.run();
                    quickest = Math.min(quickest, (System.nanoTime() - start) / 1e9);
                }
            }
        }
        return quickest;
    }

    private static HostTensor tensor(Arena arena, Value value) {
        return HostTensor.allocate(arena, value.type(), value.shape());
    }
}
