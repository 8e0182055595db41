package palimpsest.graph;

import java.util.List;
import java.util.Set;
import palimpsest.tensor.ElementType;

/// The operators a graph may hold: their ONNX name and domain, how many inputs they take, their attributes, and how the
/// types of their outputs follow from those of their inputs.
///
/// Definitions are those of ONNX opset 18, and of ONNX Runtime's contrib operators for the domain `com.microsoft`.
public enum Operator {
    ADD("Add", 2, Inference::broadcast),
    SUB("Sub", 2, Inference::broadcast),
    MUL("Mul", 2, Inference::broadcast),
    DIV("Div", 2, Inference::broadcast),
    NEG("Neg", 1, Inference::same),
    EXP("Exp", 1, Inference::same),
    LOG("Log", 1, Inference::same),
    SQRT("Sqrt", 1, Inference::same),
    POW("Pow", 2, Inference::broadcast),
    MIN("Min", 2, Inference::broadcast),
    MAX("Max", 2, Inference::broadcast),
    ABS("Abs", 1, Inference::same),
    RECIPROCAL("Reciprocal", 1, Inference::same),
    SIN("Sin", 1, Inference::same),
    COS("Cos", 1, Inference::same),
    TANH("Tanh", 1, Inference::same),
    SIGMOID("Sigmoid", 1, Inference::same),
    ERF("Erf", 1, Inference::same),
    /// x · Φ(x), with the distribution function of the normal distribution (arXiv 1606.08415).
    GELU("Gelu", Domain.MICROSOFT, 1, 1, Set.of(), Inference::same),
    /// x · sigmoid(alpha · x); alpha 1 is SiLU (arXiv 1702.03118).
    QUICK_GELU("QuickGelu", Domain.MICROSOFT, 1, 1, Set.of("alpha"), Inference::same),
    /// The tanh approximation of GELU (arXiv 1606.08415).
    FAST_GELU("FastGelu", Domain.MICROSOFT, 1, 1, Set.of(), Inference::same),
    RESHAPE("Reshape", 2, Inference::reshape),
    EXPAND("Expand", 2, Inference::expand),
    TRANSPOSE("Transpose", Domain.ONNX, 1, 1, Set.of("perm"), Inference::transpose),
    SLICE("Slice", 5, Inference::slice),
    PAD("Pad", 2, Inference::pad),
    /// Into `num_outputs` equal parts, or into parts of the extents in the second operand.
    SPLIT("Split", Domain.ONNX, 1, 2, Set.of("axis", "num_outputs"), Inference::split),
    CONCAT("Concat", Domain.ONNX, 1, Integer.MAX_VALUE, Set.of("axis"), Inference::concat),
    GATHER("Gather", Domain.ONNX, 2, 2, Set.of("axis"), Inference::gather),
    GATHER_ELEMENTS("GatherElements", Domain.ONNX, 2, 2, Set.of("axis"), Inference::gatherElements),
    SCATTER_ELEMENTS("ScatterElements", Domain.ONNX, 3, 3, Set.of("axis", "reduction"), Inference::same),
    /// Rows of updates put in place of those that the indices name.
    SCATTER_ND("ScatterND", 3, Inference::same),
    /// The lower (or upper) triangle of the last two axes, zero elsewhere; the second operand moves the diagonal.
    TRILU("Trilu", Domain.ONNX, 1, 2, Set.of("upper"), Inference::same),
    CUM_SUM("CumSum", Domain.ONNX, 2, 2, Set.of("exclusive", "reverse"), Inference::same),
    CONSTANT_OF_SHAPE("ConstantOfShape", 1, Inference::constantOfShape),
    REDUCE_SUM("ReduceSum", Domain.ONNX, 2, 2, Set.of("keepdims"), Inference::reduce),
    REDUCE_MEAN("ReduceMean", Domain.ONNX, 2, 2, Set.of("keepdims"), Inference::reduce),
    REDUCE_MAX("ReduceMax", Domain.ONNX, 2, 2, Set.of("keepdims"), Inference::reduce),
    REDUCE_SUM_SQUARE("ReduceSumSquare", Domain.ONNX, 2, 2, Set.of("keepdims"), Inference::reduce),
    GREATER("Greater", 2, Inference::compare),
    GREATER_OR_EQUAL("GreaterOrEqual", 2, Inference::compare),
    LESS("Less", 2, Inference::compare),
    LESS_OR_EQUAL("LessOrEqual", 2, Inference::compare),
    EQUAL("Equal", 2, Inference::compare),
    IS_NAN("IsNaN", 1, Inference::truth),
    NOT("Not", 1, Inference::truth),
    AND("And", 2, Inference::compare),
    OR("Or", 2, Inference::compare),
    /// From the second operand where the first, BOOL, is true; from the third elsewhere.
    WHERE("Where", 3, Inference::where),
    CAST("Cast", Domain.ONNX, 1, 1, Set.of("to"), Inference::cast),
    MATMUL("MatMul", 2, Inference::matmul),
    /// MatMul of operands transposed in their last two axes where asked, times alpha.
    FUSED_MATMUL("FusedMatMul", Domain.MICROSOFT, 2, 2, Set.of("transA", "transB", "alpha"), Inference::matmul),
    GEMM("Gemm", Domain.ONNX, 2, 3, Set.of("transA", "transB", "alpha", "beta"), Inference::gemm),
    SOFTMAX("Softmax", Domain.ONNX, 1, 1, Set.of("axis"), Inference::same),
    /// (x - mean) / deviation · scale + bias over the last axis (arXiv 1607.06450); second and third output are the
    /// mean and one over the deviation.
    LAYER_NORM("LayerNormalization", Domain.ONNX, 3, 3, Set.of("axis", "epsilon"), Inference::layerNorm),
    /// RMSNorm over the last axis (arXiv 1910.07467): x / root(mean(x²) + epsilon) · scale; the second output is one
    /// over the root.
    RMS_NORM("SimplifiedLayerNormalization", Domain.ONNX, 2, 2, Set.of("axis", "epsilon"), Inference::rmsNorm),
    /// Rotary position embedding in the half-split layout (arXiv 2104.09864): operands are x [batch, time, heads ·
    /// size], position ids I64 [1] or [batch, time], and the caches cos and sin [positions, rotated / 2]; `rotated` is
    /// the attribute `rotary_embedding_dim`, or `size` without it.
    ROTARY_EMBEDDING(
            "RotaryEmbedding",
            Domain.MICROSOFT,
            4,
            4,
            Set.of("interleaved", "num_heads", "rotary_embedding_dim"),
            Inference::rotary);

    private final String onnxName;
    private final Domain domain;
    private final int minInputs;
    private final int maxInputs;
    private final Set<String> attributes;
    private final Rule rule;

    Operator(String onnxName, int inputs, Rule rule) {
        this(onnxName, Domain.ONNX, inputs, inputs, Set.of(), rule);
    }

    Operator(String onnxName, Domain domain, int minInputs, int maxInputs, Set<String> attributes, Rule rule) {
        this.onnxName = onnxName;
        this.domain = domain;
        this.minInputs = minInputs;
        this.maxInputs = maxInputs;
        this.attributes = attributes;
        this.rule = rule;
    }

    /// Operator sets, with the name a model file calls them by.
    public enum Domain {
        ONNX(""),
        MICROSOFT("com.microsoft");

        private final String onnxName;

        Domain(String onnxName) {
            this.onnxName = onnxName;
        }

        public String onnxName() {
            return onnxName;
        }
    }

    /// Types of the outputs of a node.
    @FunctionalInterface
    interface Rule {
        List<ValueType> infer(List<Value> inputs, Attributes attributes, Graph graph);
    }

    public String onnxName() {
        return onnxName;
    }

    public Domain domain() {
        return domain;
    }

    void check(Attributes given, List<Value> inputs) {
        if (inputs.size() < minInputs || inputs.size() > maxInputs) {
            throw new IllegalArgumentException(
                    "%s: expected %d to %d inputs, found %s".formatted(onnxName, minInputs, maxInputs, inputs));
        }
        if (!attributes.containsAll(given.names())) {
            throw new IllegalArgumentException(
                    "%s: expected attributes of %s, found %s".formatted(onnxName, attributes, given.names()));
        }
    }

    List<ValueType> infer(List<Value> inputs, Attributes given, Graph graph) {
        try {
            return rule.infer(inputs, given, graph);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s%s of %s: %s".formatted(onnxName, given, inputs, e.getMessage()), e);
        }
    }

    /// ONNX code of an element type (`TensorProto.DataType`), as `Cast` takes it.
    public static long typeCode(ElementType type) {
        return switch (type) {
            case F32 -> 1;
            case U8 -> 2;
            case I32 -> 6;
            case I64 -> 7;
            case BOOL -> 9;
            case F16 -> 10;
            case F64 -> 11;
            case BF16 -> 16;
        };
    }
}
