package palimpsest.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.DoubleUnaryOperator;
import palimpsest.model.LlamaConfig;

/// Llama from its published definition (arXiv 2302.13971, 2305.13245): RMSNorm, rotary positions in the half-split
/// layout, grouped queries, SwiGLU. Queries of a group are rows of one product, so that keys are never repeated.
final class LibtorchLlama extends LibtorchModel {
    private final LlamaConfig config;
    private final NDArray cos;
    private final NDArray sin;

    LibtorchLlama(TrainingShape shape, LlamaConfig config) {
        super(shape);
        this.config = config;
        cos = angles(Math::cos);
        sin = angles(Math::sin);
    }

    @Override
    String head() {
        return config.tiedHead() ? "model.embed_tokens.weight" : "lm_head.weight";
    }

    @Override
    NDArray hidden(NDArray inputs, NDManager scope) {
        NDArray x = embedding(inputs, "model.embed_tokens.weight"); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String at = "model.layers." + block + ".";
            x = x.add(attention(norm(x, at + "input_layernorm"), at + "self_attn."));
            NDArray inner = norm(x, at + "post_attention_layernorm");
            NDArray gate = layer(inner, at + "mlp.gate_proj");
            NDArray open = gate.getNDArrayInternal().sigmoid().mul(gate);
            x = x.add(layer(open.mul(layer(inner, at + "mlp.up_proj")), at + "mlp.down_proj"));
        }
        return norm(x, "model.norm");
    }

    private NDArray attention(NDArray x, String at) {
        int size = config.sizes().headSize();
        int groups = config.sizes().keyHeads();
        int each = config.sizes().heads() / groups;
        NDArray q = rotate(byHead(layer(x, at + "q_proj"), config.sizes().heads()))
                .reshape(batch, groups, (long) each * time, size);
        NDArray k = rotate(byHead(layer(x, at + "k_proj"), groups));
        NDArray v = byHead(layer(x, at + "v_proj"), groups);
        NDArray scores = q.matMul(k.transpose(0, 1, 3, 2)).mul((float) (1 / Math.sqrt(size)));
        NDArray seen = scores.reshape(batch, config.sizes().heads(), time, time)
                .add(mask)
                .softmax(-1);
        NDArray mixed = seen.reshape(batch, groups, (long) each * time, time).matMul(v);
        NDArray rows = mixed.reshape(batch, config.sizes().heads(), time, size).transpose(0, 2, 1, 3);
        return layer(rows.reshape((long) batch * time, (long) config.sizes().heads() * size), at + "o_proj");
    }

    /// [batch · time, heads · size] to [batch, heads, time, size].
    private NDArray byHead(NDArray x, int heads) {
        return x.reshape(batch, time, heads, config.sizes().headSize()).transpose(0, 2, 1, 3);
    }

    private NDArray rotate(NDArray x) {
        NDList halves = x.split(2, 3);
        NDArray turned = halves.get(1).neg().concat(halves.get(0), 3);
        return x.mul(cos).add(turned.mul(sin));
    }

    private NDArray norm(NDArray x, String name) {
        NDArray meanSquare = x.square().mean(new int[] {1}, true);
        return x.div(meanSquare.add(config.sizes().normEpsilon()).sqrt()).mul(weights.get(name + ".weight"));
    }

    private NDArray layer(NDArray x, String name) {
        return linear(x, weights.get(name + ".weight"), null);
    }

    /// [time, size], each angle twice.
    private NDArray angles(DoubleUnaryOperator of) {
        int size = config.sizes().headSize();
        float[] values = new float[time * size];
        for (int i = 0; i < values.length; i++) {
            int position = i / size;
            double angle = position * Math.pow(config.rotary().theta(), -2.0 * (i % (size / 2)) / size);
            values[i] = (float) of.applyAsDouble(angle);
        }
        return manager.create(values, new Shape(time, size));
    }
}
