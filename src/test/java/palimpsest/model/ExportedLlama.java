package palimpsest.model;

import static palimpsest.onnx.ExportedFile.integer;
import static palimpsest.onnx.ExportedFile.ints;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.onnx.ExportedFile;
import palimpsest.tensor.HostTensor;

/// A Llama written operator by operator as Optimum writes it: RMSNorm by Pow, ReduceMean and Sqrt, angles from
/// frequencies and positions, halves turned by Slice and Neg, keys repeated by Expand, a mask from Trilu, linear
/// weights transposed and renamed, and a head of its own.
public final class ExportedLlama {
    private final LlamaConfig config;
    private final GatedSizes sizes;
    private final Map<String, HostTensor> weights;
    private final ExportedFile file;
    private String batch;
    private String time;
    private String cos;
    private String sin;
    private int renamed = 100;
    private boolean folds;

    private ExportedLlama(LlamaConfig config, Map<String, HostTensor> weights, int opset) {
        this.config = config;
        this.sizes = config.sizes();
        this.weights = new LinkedHashMap<>(weights);
        this.file = new ExportedFile(opset);
    }

    public static Path write(LlamaConfig config, Map<String, HostTensor> weights, int opset, Path target) {
        return write(config, weights, opset, false, target);
    }

    /// @param folds whether a tied head is the transpose of the embedding, written once more, as torch.onnx folds it;
    ///     else a node makes it, as Optimum mends that
    public static Path write(
            LlamaConfig config, Map<String, HostTensor> weights, int opset, boolean folds, Path target) {
        ExportedLlama exported = new ExportedLlama(config, weights, opset);
        exported.folds = folds;
        return exported.build().write(target);
    }

    private ExportedFile build() {
        for (String name : List.of("input_ids", "attention_mask", "position_ids")) {
            file.input(name, ExportedFile.I64, "batch_size", "sequence_length");
        }
        file.output("logits", ExportedFile.F32, "batch_size", "sequence_length", Integer.toString(config.vocabulary()));
        file.initializer("model.embed_tokens.weight", weights.get("model.embed_tokens.weight"));
        batch = file.extent("input_ids", 0);
        time = file.extent("input_ids", 1);
        String x = file.node("Gather", "model.embed_tokens.weight", "input_ids");
        angles();
        String mask = mask();
        for (int block = 0; block < config.blocks(); block++) {
            String at = "model.layers." + block + ".";
            x = file.node("Add", x, attention(at + "self_attn.", norm(x, at + "input_layernorm"), mask));
            x = file.node("Add", x, feedForward(at + "mlp.", norm(x, at + "post_attention_layernorm")));
        }
        String last = norm(x, "model.norm");
        if (config.tiedHead() && folds) {
            weights.put("lm_head.weight", weights.get("model.embed_tokens.weight"));
        }
        String logits = config.tiedHead() && !folds
                ? file.node(
                        "MatMul",
                        last,
                        file.node("Transpose", List.of("model.embed_tokens.weight"), ints("perm", 1, 0)))
                : linear(last, "lm_head");
        file.name(logits, "logits");
        return file;
    }

    private void angles() {
        int half = sizes.headSize() / 2;
        float[] frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            frequencies[i] = (float) Math.pow(config.rotary().theta(), -2.0 * i / sizes.headSize());
        }
        file.initializer("model.rotary_emb.inv_freq", HostTensor.ofFloats(Arena.ofAuto(), frequencies, half));
        String column = file.unsqueeze("model.rotary_emb.inv_freq", 0, 2);
        column = file.node("Expand", column, file.shape(batch, sizes.headSize() / 2, 1));
        String row = file.node("Cast", List.of(file.unsqueeze("position_ids", 1)), integer("to", ExportedFile.F32));
        String angles = file.node("Transpose", List.of(file.node("MatMul", column, row)), ints("perm", 0, 2, 1));
        String both = file.node("Concat", List.of(angles, angles), integer("axis", -1));
        cos = file.unsqueeze(file.node("Mul", file.node("Cos", both), file.real(1)), 1);
        sin = file.unsqueeze(file.node("Mul", file.node("Sin", both), file.real(1)), 1);
    }

    /// Lowest above the diagonal, with what attention_mask hides: [batch, 1, time, time].
    private String mask() {
        String full = file.node("Expand", file.real(-3.4028235e38), file.shape(time, time));
        String causal = file.opset() >= 14
                ? file.node("Trilu", List.of(full, file.integer(1)), integer("upper", 1))
                : byComparison(full);
        causal = file.node("Expand", file.unsqueeze(causal, 0, 1), file.shape(batch, 1, time, time));
        String shown = file.unsqueeze("attention_mask", 1, 2);
        String sum = file.node("Add", causal, file.node("Cast", List.of(shown), integer("to", ExportedFile.F32)));
        String hidden = file.node("Equal", sum, file.real(0));
        return file.node("Where", hidden, file.real(-3.4028235e38), causal);
    }

    private String byComparison(String full) {
        String places = file.node("Range", file.integer(0), time, file.integer(1));
        String later = file.node("Less", file.unsqueeze(places, 1), file.unsqueeze(places, 0));
        return file.node("Where", later, full, file.real(0));
    }

    private String attention(String at, String x, String mask) {
        String query = turned(heads(linear(x, at + "q_proj"), sizes.heads()));
        String key = repeated(turned(heads(linear(x, at + "k_proj"), sizes.keyHeads())));
        String value = repeated(heads(linear(x, at + "v_proj"), sizes.keyHeads()));
        String turnedKey = file.node("Transpose", List.of(key), ints("perm", 0, 1, 3, 2));
        String scale = file.real(1 / Math.sqrt(sizes.headSize()));
        String scores = file.node("Mul", file.node("MatMul", query, turnedKey), scale);
        scores = file.node("Add", scores, mask);
        String chosen = file.node("Softmax", List.of(scores), integer("axis", file.opset() < 13 ? 3 : -1));
        String mixed = file.node("Transpose", List.of(file.node("MatMul", chosen, value)), ints("perm", 0, 2, 1, 3));
        String joined = file.node("Reshape", mixed, file.shape(batch, time, sizes.heads() * sizes.headSize()));
        return linear(joined, at + "o_proj");
    }

    private String heads(String x, int count) {
        String apart = file.node("Reshape", x, file.shape(batch, time, count, sizes.headSize()));
        return file.node("Transpose", List.of(apart), ints("perm", 0, 2, 1, 3));
    }

    /// x · cos + (-second half, first half) · sin
    private String turned(String x) {
        String half = file.node("Div", file.extent(x, 3), file.integer(2));
        String first = slice(x, file.integers(0), file.unsqueeze(half, 0));
        String second = slice(x, file.unsqueeze(half, 0), file.integers(Long.MAX_VALUE));
        String turned = file.node("Concat", List.of(file.node("Neg", second), first), integer("axis", -1));
        return file.node("Add", file.node("Mul", x, cos), file.node("Mul", turned, sin));
    }

    private String slice(String x, String start, String end) {
        return file.node("Slice", x, start, end, file.integers(3), file.integers(1));
    }

    /// Each key head as often as query heads share it.
    private String repeated(String x) {
        int group = sizes.heads() / sizes.keyHeads();
        String apart = file.unsqueeze(x, 2);
        String copies = file.node("Expand", apart, file.shape(batch, sizes.keyHeads(), group, time, sizes.headSize()));
        return file.node("Reshape", copies, file.shape(batch, sizes.heads(), time, sizes.headSize()));
    }

    /// The exporter transposes the weights of bias-free linear layers and gives them numbers for names.
    private String linear(String x, String name) {
        HostTensor weight = weights.get(name + ".weight");
        String renamedTo = file.initializer("onnx::MatMul_" + renamed++, transposed(weight));
        return file.node("MatMul", x, renamedTo);
    }

    static HostTensor transposed(HostTensor matrix) {
        int rows = (int) matrix.shape().at(0);
        int columns = (int) matrix.shape().at(1);
        HostTensor result = HostTensor.ofFloats(Arena.ofAuto(), new float[rows * columns], columns, rows);
        FloatBuffer from = matrix.floats();
        FloatBuffer to = result.floats();
        for (int i = 0; i < rows * columns; i++) {
            to.put(i % columns * rows + i / columns, from.get(i));
        }
        return result;
    }

    private String feedForward(String at, String x) {
        String gate = linear(x, at + "gate_proj");
        String up = linear(x, at + "up_proj");
        String chosen = file.node("Mul", gate, file.node("Sigmoid", gate));
        return linear(file.node("Mul", chosen, up), at + "down_proj");
    }

    private String norm(String x, String name) {
        file.initializer(name + ".weight", weights.get(name + ".weight"));
        String square = file.node("Pow", x, file.real(2));
        String mean = file.opset() >= 18
                ? file.node("ReduceMean", square, file.integers(-1))
                : file.node("ReduceMean", List.of(square), ints("axes", -1));
        String root = file.node("Sqrt", file.node("Add", mean, file.real(sizes.normEpsilon())));
        String normal = file.node("Mul", x, file.node("Div", file.real(1), root));
        return file.node("Mul", name + ".weight", normal);
    }
}
