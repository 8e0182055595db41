package palimpsest.onnx;

import java.nio.file.Path;
import java.util.Set;
import palimpsest.tensor.InputException;

/// Graphs that are not taken, each by the name of what stands in the way and with the export that avoids it.
final class Refusals {
    private static final String EXPORT =
            "optimum-cli export onnx --model MODEL --task text-generation --opset 17 --dtype fp32 FOLDER";

    private static final Set<String> FUSED = Set.of(
            "Attention",
            "MultiHeadAttention",
            "GroupQueryAttention",
            "DecoderMaskedMultiHeadAttention",
            "DecoderMaskedSelfAttention",
            "DecoderAttention",
            "PackedAttention",
            "PackedMultiHeadAttention",
            "SparseAttention",
            "PagedAttention",
            "LongformerAttention");

    private static final Set<String> QUANTISED = Set.of(
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "MatMulInteger",
            "MatMulIntegerToFloat",
            "DynamicQuantizeMatMul",
            "MatMulNBits",
            "MatMulFpQ4",
            "MatMulBnb4",
            "QAttention",
            "QGemm",
            "QMoE",
            "QEmbedLayerNormalization",
            "GatherBlockQuantized");

    private Refusals() {}

    /// @throws InputException if the operator is one that no export for training should hold
    static void checkOperator(Path file, String operator, String node) {
        if (FUSED.contains(operator)) {
            throw new InputException(("%s: node %s is %s, attention fused into one operator, which has no gradient "
                            + "here. Export the model without optimisation: %s")
                    .formatted(file, node, operator, EXPORT));
        }
        if (QUANTISED.contains(operator) || operator.startsWith("QLinear")) {
            throw new InputException(("%s is quantised (node %s is %s); quantised weights cannot be trained. Export "
                            + "the model in f32: %s")
                    .formatted(file, node, operator, EXPORT));
        }
    }

    static InputException cache(Path file, String input) {
        return new InputException(("%s takes the input %s: it generates with a cache of past keys and values, which "
                        + "cannot be trained. Export it without one (the task is text-generation, not "
                        + "text-generation-with-past): %s")
                .formatted(file, input, EXPORT));
    }

    static InputException elementType(Path file, String what, String type) {
        return new InputException("%s: %s holds %s, expected f32 and whole numbers. Export the model in f32: %s"
                .formatted(file, what, type, EXPORT));
    }

    static InputException fixed(Path file, String input, String shape) {
        return new InputException(
                ("%s takes %s only as %s, expected rows of any number and length. Export it with " + "dynamic axes: %s")
                        .formatted(file, input, shape, EXPORT));
    }

    static InputException operator(Path file, String operator, String node) {
        return new InputException(("%s: node %s is %s, an operator that is not known here. Export the model again in "
                        + "the plain way: %s")
                .formatted(file, node, operator, EXPORT));
    }

    static InputException opset(Path file, long found, int oldest, int newest) {
        return new InputException("%s is of opset %d, expected %d to %d. Export it again: %s"
                .formatted(file, found, oldest, newest, EXPORT));
    }
}
