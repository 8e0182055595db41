package palimpsest.model;

import static palimpsest.onnx.ExportedFile.integer;
import static palimpsest.onnx.ExportedFile.ints;
import static palimpsest.onnx.ExportedFile.real;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import palimpsest.onnx.ExportedFile;
import palimpsest.tensor.HostTensor;

/// A GPT-2 written operator by operator as torch.onnx writes it: positions from Range, a mask cut from a buffer and
/// chosen by Where, queries, keys and values by Split, the tied head as a Transpose of the embedding, norms and GELU in
/// parts (below opset 17) or as one operator.
public final class ExportedGpt2 {
    private final Gpt2Config config;
    private final Map<String, HostTensor> weights;
    private final ExportedFile file;
    private String batch;
    private String time;

    private ExportedGpt2(Gpt2Config config, Map<String, HostTensor> weights, int opset) {
        this.config = config;
        this.weights = weights;
        this.file = new ExportedFile(opset);
    }

    public static Path write(Gpt2Config config, Map<String, HostTensor> weights, int opset, Path target) {
        return new ExportedGpt2(config, weights, opset).build().write(target);
    }

    private ExportedFile build() {
        file.input("input_ids", ExportedFile.I64, "batch_size", "sequence_length");
        file.input("attention_mask", ExportedFile.I64, "batch_size", "sequence_length");
        file.output("logits", ExportedFile.F32, "batch_size", "sequence_length", Integer.toString(config.vocabulary()));
        weights.forEach(file::initializer);
        buffer();
        batch = file.extent("input_ids", 0);
        time = file.extent("input_ids", 1);
        String flat = file.node("Reshape", "input_ids", file.shape(-1, time));
        String positions = file.node("Range", file.integer(0), time, file.integer(1));
        positions = file.node("Reshape", file.unsqueeze(positions, 0), file.shape(-1, time));
        String embedded = file.node("Gather", "transformer.wte.weight", flat);
        String x = file.node("Add", embedded, file.node("Gather", "transformer.wpe.weight", positions));
        String hidden = hiddenMask();
        for (int block = 0; block < config.blocks(); block++) {
            String at = "transformer.h." + block + ".";
            x = file.node("Add", attention(at + "attn.", norm(x, at + "ln_1"), hidden), x);
            x = file.node("Add", x, feedForward(at + "mlp.", norm(x, at + "ln_2")));
        }
        x = file.node("Reshape", norm(x, "transformer.ln_f"), file.shape(-1, time, config.width()));
        String head = file.node("Transpose", List.of("transformer.wte.weight"), ints("perm", 1, 0));
        file.name(file.node("MatMul", x, head), "logits");
        return file;
    }

    /// The causal mask, a buffer of the module: BOOL [1, 1, context, context].
    private void buffer() {
        int context = config.context();
        byte[] mask = new byte[context * context];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (i % context <= i / context ? 1 : 0);
        }
        file.initializer(TensorProto.newBuilder()
                .setName("transformer.h.0.attn.bias")
                .setDataType(ExportedFile.BOOL)
                .addAllDims(List.of(1L, 1L, (long) context, (long) context))
                .setRawData(com.google.protobuf.ByteString.copyFrom(mask))
                .build());
    }

    /// (1 - attention_mask) · lowest, [batch, 1, 1, time].
    private String hiddenMask() {
        String shown = file.node("Reshape", "attention_mask", file.shape(batch, -1));
        shown = file.unsqueeze(file.unsqueeze(shown, 1), 2);
        shown = file.node("Cast", List.of(shown), integer("to", ExportedFile.F32));
        return file.node("Mul", file.node("Sub", file.real(1), shown), file.real(-3.4028235e38));
    }

    private String attention(String at, String x, String hidden) {
        int width = config.width();
        int size = width / config.heads();
        String joined = conv1d(x, at + "c_attn", 3 * width);
        List<String> parts = file.opset() < 13
                ? file.nodes("Split", 3, List.of(joined), integer("axis", 2), ints("split", width, width, width))
                : file.nodes("Split", 3, List.of(joined, file.integers(width, width, width)), integer("axis", 2));
        String query = heads(parts.get(0), size, 0, 2, 1, 3);
        String key = heads(parts.get(1), size, 0, 2, 3, 1);
        String value = heads(parts.get(2), size, 0, 2, 1, 3);
        String scores = file.node("Div", file.node("MatMul", query, key), file.real(Math.sqrt(size)));
        String causal = slice("transformer.h.0.attn.bias", 2);
        causal = slice(causal, 3);
        scores = file.node("Where", causal, scores, file.real(-3.4028235e38));
        scores = file.node("Add", scores, hidden);
        String chosen = file.node("Softmax", List.of(scores), integer("axis", file.opset() < 13 ? 3 : -1));
        String mixed = file.node("MatMul", chosen, value);
        mixed = file.node("Transpose", List.of(mixed), ints("perm", 0, 2, 1, 3));
        return conv1d(file.node("Reshape", mixed, file.shape(batch, time, width)), at + "c_proj", width);
    }

    /// [batch, time, width] to heads, in an order of the axes.
    private String heads(String x, int size, long... order) {
        String apart = file.node("Reshape", x, file.shape(batch, time, config.heads(), size));
        return file.node("Transpose", List.of(apart), ints("perm", order));
    }

    private String slice(String mask, int axis) {
        return file.node(
                "Slice", mask, file.integers(0), file.unsqueeze(time, 0), file.integers(axis), file.integers(1));
    }

    /// As torch's Conv1D: rows of a Gemm, between two Reshapes.
    private String conv1d(String x, String name, int out) {
        String rows = file.node(
                "Reshape",
                x,
                file.integers(-1, weights.get(name + ".weight").shape().at(0)));
        String y =
                file.node("Gemm", List.of(rows, name + ".weight", name + ".bias"), real("alpha", 1), real("beta", 1));
        return file.node("Reshape", y, file.shape(batch, time, out));
    }

    /// 0.5 x (1 + tanh(root(2/π) (x + 0.044715 x³)))
    private String feedForward(String at, String x) {
        String inner = conv1d(x, at + "c_fc", config.feedForward());
        String cube = file.node("Mul", file.node("Pow", inner, file.real(3)), file.real(0.044715));
        String bend = file.node("Mul", file.node("Add", inner, cube), file.real(Math.sqrt(2 / Math.PI)));
        String gate = file.node("Add", file.node("Tanh", bend), file.real(1));
        String half = file.node("Mul", inner, file.real(0.5));
        return conv1d(file.node("Mul", half, gate), at + "c_proj", config.width());
    }

    private String norm(String x, String name) {
        if (file.opset() >= 17) {
            return file.node(
                    "LayerNormalization",
                    List.of(x, name + ".weight", name + ".bias"),
                    integer("axis", -1),
                    real("epsilon", config.normEpsilon()));
        }
        String centred = file.node("Sub", x, mean(x));
        String variance = mean(file.node("Pow", centred, file.real(2)));
        String deviation = file.node("Sqrt", file.node("Add", variance, file.real(config.normEpsilon())));
        String normal = file.node("Div", centred, deviation);
        return file.node("Add", file.node("Mul", normal, name + ".weight"), name + ".bias");
    }

    private String mean(String x) {
        return file.node("ReduceMean", List.of(x), ints("axes", -1));
    }
}
