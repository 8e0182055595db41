package palimpsest.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/// Every operator that is taken over gives what ONNX Runtime gives for the file itself: where it is computed from the
/// text, and where it is known and folded away.
class ImportedOperatorTest {
    private static final long[] IDS = {3, 1, 4, 1, 5, 2};
    private static final long[] ROWS = {2, 3};
    private static final int WIDTH = 4;

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(Device.cpu(), 1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<ImportedOperator> cases() {
        return ImportedOperators.all().stream();
    }

    @Test
    void everyOperatorHasACase() {
        Set<String> missing = new TreeSet<>(ImportRules.operators());
        cases().forEach(each -> missing.remove(each.operator()));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computedFromTheTextItGivesWhatOnnxRuntimeGives(ImportedOperator each) throws OrtException {
        if (!each.computed()) {
            return;
        }
        ExportedFile file = new ExportedFile(each.opset()).input("input_ids", ExportedFile.I64, "batch", "time");
        file.initializer("embedding.weight", HostTensor.ofFloats(Arena.ofAuto(), numbers(6 * WIDTH), 6, WIDTH));
        compare(each, file, file.node("Gather", "embedding.weight", "input_ids"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void knownBeforehandItGivesWhatOnnxRuntimeGives(ImportedOperator each) throws OrtException {
        ExportedFile file = new ExportedFile(each.opset()).input("input_ids", ExportedFile.I64, "batch", "time");
        TensorProto.Builder known = TensorProto.newBuilder().setDataType(ExportedFile.F32);
        for (float value : numbers(2 * 3 * WIDTH)) {
            known.addFloatData(value);
        }
        compare(
                each,
                file,
                file.constant(known.addDims(2).addDims(3).addDims(WIDTH).build()));
    }

    private static void compare(ImportedOperator each, ExportedFile file, String x) throws OrtException {
        String y = each.apply().apply(file, x);
        file.name(file.node("Cast", List.of(y), ExportedFile.integer("to", ExportedFile.F32)), "logits");
        file.output("logits", ExportedFile.F32);
        Path path = file.write(folder.resolve("model.onnx"));
        Result expected = original(path);
        try (OnnxModel model = OnnxModel.open(path)) {
            Result found = imported(model);
            assertEquals(expected.shape(), found.shape());
            assertTrue(expected.values().length > 0, "there is something to compare");
            assertArrayEquals(expected.values(), found.values(), 5e-6f);
        }
    }

    private record Result(Shape shape, float[] values) {}

    private static Result original(Path file) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions quiet = new OrtSession.SessionOptions();
                OrtSession session = quietly(environment, file, quiet);
                OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(IDS), ROWS);
                OrtSession.Result result = session.run(Map.of("input_ids", ids))) {
            OnnxTensor tensor = (OnnxTensor) result.get(0);
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return new Result(Shape.of(tensor.getInfo().getShape()), values);
        }
    }

    private static OrtSession quietly(OrtEnvironment environment, Path file, OrtSession.SessionOptions options)
            throws OrtException {
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        return environment.createSession(file.toString(), options);
    }

    private static Result imported(OnnxModel model) {
        Ops ops = new Ops(new Graph());
        Map<String, HostTensor> feeds = new HashMap<>();
        Value ids = ops.graph().input("ids", new ValueType(ElementType.I64, Shape.of(ROWS)));
        feeds.put("ids", HostTensor.ofLongs(Arena.ofAuto(), IDS, ROWS));
        Value result = model.build(ops, ids, (name, shape) -> {
            HostTensor tensor = HostTensor.allocate(Arena.ofAuto(), ElementType.F32, shape);
            FloatConversion.toFloats(ElementType.F32, model.weights().get(name).bytes(), tensor.memory());
            feeds.put(name, tensor);
            return ops.graph().input(name, new ValueType(ElementType.F32, shape));
        });
        ops.graph().output("result", result);
        HostTensor values = HostTensor.allocate(Arena.ofAuto(), ElementType.F32, result.shape());
        try (Binding run = engine.compile(ops.graph()).bind(feeds, Map.of("result", values))) {
            run.run();
            return new Result(result.shape(), values.toFloats());
        }
    }

    private static float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return values;
    }
}
