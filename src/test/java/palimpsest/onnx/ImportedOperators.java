package palimpsest.onnx;

import static palimpsest.onnx.ExportedFile.integer;
import static palimpsest.onnx.ExportedFile.ints;
import static palimpsest.onnx.ExportedFile.real;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/// The table of uses of operators, at least one for each that is taken over.
final class ImportedOperators {
    private static final int NEW = 18;
    private static final int OLD = 11;

    private final List<ImportedOperator> cases = new ArrayList<>();

    private ImportedOperators() {}

    static List<ImportedOperator> all() {
        ImportedOperators table = new ImportedOperators();
        table.elementwise();
        table.logic();
        table.layout();
        table.shapes();
        table.indices();
        table.reductions();
        table.products();
        table.norms();
        return table.cases;
    }

    private void elementwise() {
        for (String operator : List.of("Add", "Sub", "Mul", "Div", "Min", "Max", "Sum")) {
            add(operator, "broadcast", NEW, (f, x) -> f.node(operator, x, vector(f, 1.5, -0.5, 0.25, 2)));
        }
        add("Sum", "of three", NEW, (f, x) -> f.node("Sum", x, x, f.real(1)));
        for (String operator :
                List.of("Neg", "Abs", "Exp", "Sin", "Cos", "Tanh", "Sigmoid", "Erf", "Relu", "Identity")) {
            add(operator, "", NEW, (f, x) -> f.node(operator, x));
        }
        for (String operator : List.of("Log", "Sqrt", "Reciprocal")) {
            add(operator, "", NEW, (f, x) -> f.node(operator, f.node("Add", f.node("Abs", x), f.real(0.5))));
        }
        for (String operator : List.of("Floor", "Ceil", "Round", "Sign")) {
            known(operator, NEW, (f, x) -> f.node(operator, x));
        }
        known("Mod", NEW, (f, x) -> f.node("Mod", f.integers(-7, 7, 5), f.integers(3, -3, 5)));
        add("Mod", "of floats", NEW, false, (f, x) -> f.node("Mod", List.of(x, f.real(0.7)), integer("fmod", 1)));
        add("Div", "of whole numbers", NEW, (f, x) -> f.node("Div", f.integers(-7, 7, 5), f.integers(2, -3, 5)));
        add("Pow", "a square", NEW, (f, x) -> f.node("Pow", x, f.real(2)));
        add("Pow", "a whole exponent", 13, (f, x) -> f.node("Pow", x, f.integer(3)));
        add("Clip", "both", NEW, (f, x) -> f.node("Clip", x, f.real(-1), f.real(0.5)));
        add("Clip", "above", NEW, (f, x) -> f.node("Clip", x, "", f.real(0.5)));
        add("Dropout", "", NEW, (f, x) -> f.node("Dropout", x));
        add("Gelu", "exact", 20, (f, x) -> f.node("Gelu", x));
        add("Gelu", "tanh", 20, (f, x) -> f.node("Gelu", List.of(x), text("approximate", "tanh")));
        add("Gelu", "of ONNX Runtime", NEW, (f, x) -> f.microsoft("Gelu", List.of(x)));
        add("FastGelu", "", NEW, (f, x) -> f.microsoft("FastGelu", List.of(x)));
        add("FastGelu", "biased", NEW, (f, x) -> f.microsoft("FastGelu", List.of(x, vector(f, 1, 2, 3, 4))));
        add("BiasGelu", "", NEW, (f, x) -> f.microsoft("BiasGelu", List.of(x, vector(f, 1, 2, 3, 4))));
        add("QuickGelu", "", NEW, (f, x) -> f.microsoft("QuickGelu", List.of(x), real("alpha", 1)));
    }

    private void logic() {
        for (String operator : List.of("Greater", "Less", "GreaterOrEqual", "LessOrEqual")) {
            add(operator, "", NEW, (f, x) -> f.node(operator, x, vector(f, -1, 0, 1, 2)));
        }
        add("Equal", "", NEW, (f, x) -> f.node("Equal", x, x));
        add("Equal", "of words", NEW, (f, x) -> f.node("Equal", "input_ids", f.integer(1)));
        add("Not", "", NEW, (f, x) -> f.node("Not", f.node("Greater", x, f.real(0))));
        add("IsNaN", "", NEW, (f, x) -> f.node("IsNaN", f.node("Log", x)));
        for (String operator : List.of("And", "Or")) {
            add(
                    operator,
                    "",
                    NEW,
                    (f, x) -> f.node(operator, f.node("Greater", x, f.real(0)), f.node("Less", x, f.real(1))));
        }
        add("Where", "", NEW, (f, x) -> f.node("Where", f.node("Greater", x, f.real(0)), x, f.real(-9)));
        add("Cast", "to whole numbers", NEW, (f, x) -> f.node("Cast", List.of(x), integer("to", ExportedFile.I64)));
        add("Cast", "to truth", NEW, (f, x) -> f.node("Cast", List.of(x), integer("to", ExportedFile.BOOL)));
        add("CastLike", "", NEW, (f, x) -> f.node("CastLike", x, f.integer(1)));
    }

    private void layout() {
        add("Reshape", "with 0 and -1", NEW, (f, x) -> f.node("Reshape", x, f.integers(0, -1, 2)));
        add("Flatten", "", NEW, (f, x) -> f.node("Flatten", List.of(x), integer("axis", 2)));
        add("Flatten", "from the end", NEW, (f, x) -> f.node("Flatten", List.of(x), integer("axis", -1)));
        add("Unsqueeze", "an attribute", OLD, (f, x) -> f.node("Unsqueeze", List.of(x), ints("axes", 0, 3)));
        add("Unsqueeze", "an operand", NEW, (f, x) -> f.node("Unsqueeze", x, f.integers(-1, 1)));
        add("Squeeze", "an attribute", OLD, (f, x) -> f.node("Squeeze", List.of(f.unsqueeze(x, 1)), ints("axes", 1)));
        add("Squeeze", "an operand", NEW, (f, x) -> f.node("Squeeze", f.unsqueeze(x, 1), f.integers(-3)));
        add("Squeeze", "every 1", NEW, (f, x) -> f.node("Squeeze", f.unsqueeze(x, 0, 2)));
        add("Transpose", "", NEW, (f, x) -> f.node("Transpose", List.of(x), ints("perm", 1, 2, 0)));
        add("Transpose", "reversed", NEW, (f, x) -> f.node("Transpose", x));
        add("Expand", "", NEW, (f, x) -> f.node("Expand", f.unsqueeze(x, 1), f.integers(2, 5, 1, 1)));
        add("Tile", "", NEW, (f, x) -> f.node("Tile", x, f.integers(2, 1, 3)));
        add("Concat", "", NEW, (f, x) -> f.node("Concat", List.of(x, x, x), integer("axis", -2)));
        add("Split", "equal", OLD, (f, x) -> second(f.nodes("Split", 2, List.of(x), integer("axis", 2))));
        add(
                "Split",
                "an attribute",
                OLD,
                (f, x) -> second(f.nodes("Split", 2, List.of(x), integer("axis", 2), ints("split", 1, 3))));
        add(
                "Split",
                "an operand",
                13,
                (f, x) -> second(f.nodes("Split", 2, List.of(x, f.integers(3, 1)), integer("axis", -1))));
        add(
                "Split",
                "a number that leaves a rest",
                NEW,
                (f, x) -> second(f.nodes("Split", 2, List.of(x), integer("axis", 1), integer("num_outputs", 2))));
        add("Slice", "a range", NEW, (f, x) -> f.node("Slice", x, f.integers(1), f.integers(3), f.integers(1)));
        add("Slice", "no axes", NEW, (f, x) -> f.node("Slice", x, f.integers(1, 0), f.integers(2, 2)));
        add(
                "Slice",
                "from the end",
                NEW,
                (f, x) -> f.node("Slice", x, f.integers(-2), f.integers(Long.MAX_VALUE), f.integers(-1)));
        add(
                "Slice",
                "in steps",
                NEW,
                (f, x) -> f.node("Slice", x, f.integers(0), f.integers(9), f.integers(2), f.integers(2)));
        add(
                "Slice",
                "backwards",
                NEW,
                (f, x) ->
                        f.node("Slice", x, f.integers(-1), f.integers(Long.MIN_VALUE), f.integers(2), f.integers(-1)));
        add(
                "Slice",
                "backwards in steps",
                NEW,
                (f, x) -> f.node("Slice", x, f.integers(9), f.integers(0), f.integers(2), f.integers(-2)));
        add("Pad", "", NEW, (f, x) -> f.node("Pad", x, f.integers(0, 1, 0, 2, 0, 1)));
    }

    private void shapes() {
        add("Shape", "", NEW, (f, x) -> f.node("Shape", x));
        add("Shape", "a part", NEW, (f, x) -> f.node("Shape", List.of(x), integer("start", -2), integer("end", 3)));
        add("Size", "", NEW, (f, x) -> f.node("Size", x));
        add("Constant", "numbers", NEW, (f, x) -> f.node("Constant", List.of(), ints("value_ints", 3, 1, 4)));
        add("Constant", "a number", NEW, (f, x) -> f.node("Constant", List.of(), integer("value_int", 3)));
        add("Constant", "a float", NEW, (f, x) -> f.node("Constant", List.of(), real("value_float", 0.5f)));
        add("ConstantOfShape", "zeros", NEW, (f, x) -> f.node("ConstantOfShape", f.node("Shape", x)));
        add("Range", "", NEW, (f, x) -> f.node("Range", f.integer(1), f.extent(x, 2), f.integer(2)));
        add("Range", "backwards", NEW, (f, x) -> f.node("Range", f.real(2), f.real(-1), f.real(-0.5)));
        known("NonZero", NEW, (f, x) -> f.node("NonZero", f.node("Relu", x)));
        for (int upper = 0; upper < 2; upper++) {
            int way = upper;
            add("Trilu", "upper " + upper, NEW, (f, x) -> f.node("Trilu", List.of(x), integer("upper", way)));
            add(
                    "Trilu",
                    "moved, upper " + upper,
                    NEW,
                    (f, x) -> f.node("Trilu", List.of(x, f.integer(-1)), integer("upper", way)));
            add(
                    "CumSum",
                    "exclusive and reverse " + upper,
                    NEW,
                    (f, x) -> f.node(
                            "CumSum", List.of(x, f.integer(1)), integer("exclusive", way), integer("reverse", way)));
        }
    }

    private void indices() {
        add("Gather", "an axis", NEW, (f, x) -> f.node("Gather", List.of(x, f.integers(2, 0, -1)), integer("axis", 1)));
        add("Gather", "one", NEW, (f, x) -> f.node("Gather", List.of(x, f.integer(-1)), integer("axis", -1)));
        add(
                "Gather",
                "one after another",
                NEW,
                (f, x) -> f.node("Gather", List.of(x, f.integers(1, 2)), integer("axis", 2)));
        add(
                "Gather",
                "by words",
                NEW,
                (f, x) -> f.node(
                        "Gather", List.of(f.node("Reshape", x, f.integers(-1)), "input_ids"), integer("axis", 0)));
        add(
                "GatherElements",
                "",
                NEW,
                (f, x) -> f.node(
                        "GatherElements",
                        List.of(
                                f.node("Reshape", x, f.integers(6, 4)),
                                f.node("Reshape", f.integers(3, 0), f.integers(1, 2))),
                        integer("axis", 1)));
        add(
                "ScatterND",
                "",
                NEW,
                (f, x) -> f.node(
                        "ScatterND",
                        x,
                        f.node("Reshape", f.integers(1, 0, 0, -1), f.integers(2, 2)),
                        f.node("Expand", vector(f, 1, 2, 3, 4), f.integers(2, 4))));
    }

    private void reductions() {
        List<String> all = List.of("ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSumSquare", "ReduceL2");
        for (String operator : all) {
            add(operator, "an attribute", OLD, (f, x) -> f.node(operator, List.of(x), ints("axes", -1, 0)));
            add(
                    operator,
                    "an operand, dropped",
                    NEW,
                    (f, x) -> f.node(operator, List.of(x, f.integers(1)), integer("keepdims", 0)));
            add(operator, "all", NEW, (f, x) -> f.node(operator, x));
        }
        add("ReduceSum", "none", NEW, (f, x) -> f.node("ReduceSum", List.of(x), integer("noop_with_empty_axes", 1)));
        known("ReduceProd", NEW, (f, x) -> f.node("ReduceProd", List.of(x, f.integers(1)), integer("keepdims", 0)));
    }

    private void products() {
        add("MatMul", "rows", NEW, (f, x) -> f.node("MatMul", x, matrix(f)));
        add(
                "MatMul",
                "batches",
                NEW,
                (f, x) -> f.node("MatMul", x, f.node("Transpose", List.of(x), ints("perm", 0, 2, 1))));
        add("MatMul", "a column", NEW, (f, x) -> f.node("MatMul", x, vector(f, 1, 2, 3, 4)));
        add(
                "MatMul",
                "a row",
                NEW,
                (f, x) -> f.node(
                        "MatMul", vector(f, 1, 2, 3, 4), f.node("Transpose", List.of(x), ints("perm", 0, 2, 1))));
        add("MatMul", "two vectors", NEW, (f, x) -> f.node("MatMul", vector(f, 1, 2, 3, 4), vector(f, 4, 3, 2, 1)));
        add(
                "FusedMatMul",
                "",
                NEW,
                (f, x) -> f.microsoft("FusedMatMul", List.of(x, matrix(f)), integer("transB", 1), real("alpha", 0.5f)));
        add(
                "Gemm",
                "",
                NEW,
                (f, x) -> f.node(
                        "Gemm",
                        List.of(f.node("Reshape", x, f.integers(6, 4)), matrix(f), vector(f, 1, 2, 3, 4)),
                        integer("transB", 1),
                        real("alpha", 0.5f),
                        real("beta", 2)));
        add(
                "Gemm",
                "no bias",
                NEW,
                (f, x) -> f.node(
                        "Gemm", List.of(f.node("Reshape", x, f.integers(4, 6)), matrix(f)), integer("transA", 1)));
        add("Softmax", "the last axis", NEW, (f, x) -> f.node("Softmax", x));
        add("Softmax", "a middle axis", NEW, (f, x) -> f.node("Softmax", List.of(x), integer("axis", 1)));
        add("Softmax", "an axis and all after it", OLD, (f, x) -> f.node("Softmax", List.of(x), integer("axis", 1)));
        add("LogSoftmax", "", NEW, (f, x) -> f.node("LogSoftmax", x));
    }

    private void norms() {
        add(
                "LayerNormalization",
                "",
                17,
                (f, x) -> f.node(
                        "LayerNormalization",
                        List.of(x, vector(f, 1, 2, 3, 4), vector(f, 4, 3, 2, 1)),
                        real("epsilon", 1e-3f)));
        add(
                "LayerNormalization",
                "no bias",
                17,
                (f, x) -> f.node("LayerNormalization", List.of(x, vector(f, 1, 2, 3, 4)), integer("axis", 2)));
        add(
                "SimplifiedLayerNormalization",
                "",
                NEW,
                (f, x) -> f.node(
                        "SimplifiedLayerNormalization", List.of(x, vector(f, 1, 2, 3, 4)), real("epsilon", 1e-3f)));
        add(
                "SkipLayerNormalization",
                "",
                NEW,
                (f, x) -> f.microsoft(
                        "SkipLayerNormalization",
                        List.of(x, x, vector(f, 1, 2, 3, 4), vector(f, 4, 3, 2, 1), vector(f, 1, 1, 2, 2))));
        add(
                "SkipSimplifiedLayerNormalization",
                "",
                NEW,
                (f, x) -> f.microsoft("SkipSimplifiedLayerNormalization", List.of(x, x, vector(f, 1, 2, 3, 4))));
        add(
                "RotaryEmbedding",
                "",
                NEW,
                (f, x) -> f.microsoft(
                        "RotaryEmbedding",
                        List.of(x, f.integers(0), angles(f, true), angles(f, false)),
                        integer("num_heads", 1)));
    }

    private void known(String operator, int opset, BiFunction<ExportedFile, String, String> apply) {
        add(operator, "known", opset, false, apply);
    }

    private void add(String operator, String what, int opset, BiFunction<ExportedFile, String, String> apply) {
        add(operator, what, opset, true, apply);
    }

    private void add(
            String operator, String what, int opset, boolean computed, BiFunction<ExportedFile, String, String> apply) {
        cases.add(new ImportedOperator(operator, what, opset, computed, apply));
    }

    private static String vector(ExportedFile file, double... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(ExportedFile.F32).addDims(values.length);
        Arrays.stream(values).forEach(value -> tensor.addFloatData((float) value));
        return file.constant(tensor.build());
    }

    /// [4, 4].
    private static String matrix(ExportedFile file) {
        String values = vector(file, 1, 2, 3, 4, -1, 0.5, 0, 2, 0.25, -3, 1, 1, 2, 2, -2, 0);
        return file.node("Reshape", values, file.integers(4, 4));
    }

    /// Cosines or sines of three positions, [3, 2].
    private static String angles(ExportedFile file, boolean cosine) {
        String angles = file.node("Reshape", vector(file, 0, 0, 1, 0.1, 2, 0.2), file.integers(3, 2));
        return file.node(cosine ? "Cos" : "Sin", angles);
    }

    private static String second(List<String> parts) {
        return parts.get(1);
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
