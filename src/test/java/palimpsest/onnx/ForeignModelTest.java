package palimpsest.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.autodiff.Gradients;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.FloatConversion;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A sentence-embedding model that torch.onnx exported and nobody here wrote: its outputs are those of ONNX Runtime's
/// own run of the file, and its gradients those of finite differences.
class ForeignModelTest {
    private static final int BATCH = 2;
    private static final int TIME = 5;
    private static final long[] IDS = {101, 7592, 2088, 999, 102, 101, 2023, 2003, 3231, 102};
    private static final String RESULT = "result";
    private static final String LOSS = "loss";

    @TempDir
    static Path folder;

    private static OnnxModel model;

    @BeforeAll
    static void open() throws IOException {
        Path file = folder.resolve("model.onnx");
        try (InputStream resource = ForeignModelTest.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
            Files.copy(resource, file);
        }
        model = OnnxModel.open(file);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void itsWeightsAreFoundAndNothingElse() {
        long parameters = model.weights().values().stream()
                .mapToLong(weight -> weight.shape().size())
                .sum();
        // 30522 words, 512 positions and 2 kinds of text of width 384, and 6 blocks; the pooler is not exported
        long embeddings = (30_522 + 512 + 2) * 384 + 2 * 384;
        long block = 4 * (384 * 384 + 384) + 2 * 2 * 384 + 2 * 384 * 1536 + 1536 + 384;
        assertEquals(embeddings + 6 * block, parameters);
    }

    @Test
    void itsOutputsAreThoseOfOnnxRuntimesOwnRun() throws OrtException {
        try (Imported imported = new Imported(List.of())) {
            imported.run();
            float[] expected = original();
            float[] found = imported.results.get(RESULT).toFloats();
            assertEquals(expected.length, found.length);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 2e-5, "element " + i);
            }
        }
    }

    @Test
    void itsGradientsAgreeWithFiniteDifferences() {
        List<String> names = List.of(
                named("word_embeddings.weight"),
                named("position_embeddings.weight"),
                named("layer.0.attention.self.query.bias"),
                product("layer.2/attention/output"),
                product("layer.5/intermediate"),
                named("layer.5.output.LayerNorm.weight"));
        try (Imported imported = new Imported(names)) {
            imported.run();
            Map<String, float[]> gradients = new LinkedHashMap<>();
            names.forEach(
                    name -> gradients.put(name, imported.results.get("d" + name).toFloats()));
            gradients.forEach((name, gradient) -> {
                int at = largest(gradient);
                double expected = imported.difference(name, at);
                assertTrue(Math.abs(expected) > 1e-3, name + " matters: " + expected);
                assertEquals(expected, gradient[at], 0.02 * Math.abs(expected), name);
            });
        }
    }

    /// The name of the only weight with an ending.
    private static String named(String ending) {
        return model.weights().keySet().stream()
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    /// A matrix that the exporter transposed and renamed, by a part of the node that takes it.
    private static String product(String part) {
        return model.weights().keySet().stream()
                .filter(name -> name.contains("MatMul"))
                .skip(part.contains("2") ? 3 : 7)
                .findFirst()
                .orElseThrow();
    }

    private static int largest(float[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = Math.abs(values[i]) > Math.abs(values[at]) ? i : at;
        }
        return at;
    }

    private static float[] original() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {BATCH, TIME};
        long[] ones = new long[IDS.length];
        Arrays.fill(ones, 1);
        Map<String, long[]> feeds =
                Map.of("input_ids", IDS, "attention_mask", ones, "token_type_ids", new long[IDS.length]);
        try (OrtSession session = environment.createSession(model.file().toString())) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (String name : session.getInputNames()) {
                inputs.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(feeds.get(name)), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                OnnxTensor first = (OnnxTensor) result.get(0);
                float[] values = new float[first.getFloatBuffer().remaining()];
                first.getFloatBuffer().get(values);
                return values;
            }
        }
    }

    /// The model taken over for two rows, with the mean square of its output as a loss.
    private static final class Imported implements AutoCloseable {
        private final Arena arena = Arena.ofShared();
        private final Map<String, HostTensor> feeds = new HashMap<>();
        private final Map<String, HostTensor> results = new HashMap<>();
        private final Engine engine = Engine.open(Device.cpu(), 1);
        private final Binding binding;

        Imported(List<String> differentiated) {
            Graph graph = new Graph();
            Ops ops = new Ops(graph);
            Value ids = graph.input("ids", new ValueType(ElementType.I64, Shape.of(BATCH, TIME)));
            feeds.put("ids", HostTensor.ofLongs(arena, IDS, BATCH, TIME));
            Map<String, Value> weights = new HashMap<>();
            Value result = model.build(ops, ids, (name, shape) -> {
                HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
                FloatConversion.toFloats(
                        ElementType.F32, model.weights().get(name).bytes(), tensor.memory());
                feeds.put(name, tensor);
                weights.put(name, graph.input(name, new ValueType(ElementType.F32, shape)));
                return weights.get(name);
            });
            output(graph, RESULT, result);
            if (!differentiated.isEmpty()) {
                Value pattern = ops.constant(
                        "pattern", pattern(result.shape()), result.shape().toArray());
                Value loss = ops.reduceSum(ops.mul(result, pattern), false, 0, 1, 2);
                output(graph, LOSS, loss);
                Gradients.of(
                                ops,
                                loss,
                                differentiated.stream().map(weights::get).toList())
                        .forEach((weight, gradient) -> output(graph, "d" + weight.name(), gradient));
            }
            binding = engine.compile(graph).bind(feeds, results);
        }

        private static float[] pattern(Shape shape) {
            float[] values = new float[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(i);
            }
            return values;
        }

        private void output(Graph graph, String name, Value value) {
            graph.output(name, value);
            results.put(name, HostTensor.allocate(arena, value.type(), value.shape()));
        }

        void run() {
            binding.run();
        }

        double difference(String name, int at) {
            float step = 2e-3f;
            return (lossWith(name, at, step) - lossWith(name, at, -step)) / (2 * step);
        }

        private double lossWith(String name, int at, float by) {
            HostTensor weight = feeds.get(name);
            float before = weight.floats().get(at);
            weight.floats().put(at, before + by);
            binding.run();
            weight.floats().put(at, before);
            return results.get(LOSS).floats().get(0);
        }

        @Override
        public void close() {
            binding.close();
            engine.close();
            arena.close();
        }
    }
}
