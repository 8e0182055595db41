package palimpsest.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import palimpsest.model.Gpt2Config;

/// GPT-2 written as well as DJL allows: fused linear layers, layer normalisation, GELU and embedding.
///
/// DJL's GELU is the exact one, fused; the tanh approximation would have to be composed of six operators and be slower,
/// and the two differ by less than 0.001.
final class LibtorchGpt2 extends LibtorchModel {
    private final Gpt2Config config;

    LibtorchGpt2(TrainingShape shape, Gpt2Config config) {
        super(shape);
        this.config = config;
    }

    /// Linear layers take [out, in], the files hold [in, out].
    @Override
    NDArray laidOut(String name, NDArray weight) {
        if (!name.contains(".c_") || weight.getShape().dimension() != 2) {
            return weight;
        }
        try (weight) {
            return weight.transpose().duplicate();
        }
    }

    @Override
    String head() {
        return "wte.weight";
    }

    @Override
    NDArray hidden(NDArray inputs, NDManager scope) {
        long n = inputs.size();
        long width = config.width();
        NDArray positions = weights.get("wpe.weight").get(new NDIndex("0:" + time));
        positions.attach(scope);
        NDArray x = embedding(inputs, "wte.weight")
                .reshape(batch, time, width)
                .add(positions)
                .reshape(n, width);
        for (int block = 0; block < config.blocks(); block++) {
            String at = "h." + block + ".";
            x = x.add(layer(attention(layer(norm(x, at + "ln_1"), at + "attn.c_attn")), at + "attn.c_proj"));
            NDArray inner = layer(norm(x, at + "ln_2"), at + "mlp.c_fc")
                    .getNDArrayInternal()
                    .gelu();
            x = x.add(layer(inner, at + "mlp.c_proj"));
        }
        return norm(x, "ln_f");
    }

    private NDArray attention(NDArray joined) {
        int heads = config.heads();
        int size = config.width() / heads;
        NDArray byHead = joined.reshape(batch, time, 3, heads, size).transpose(2, 0, 3, 1, 4);
        NDArray scores = byHead.get(0).matMul(byHead.get(1).transpose(0, 1, 3, 2));
        NDArray seen = scores.mul((float) (1 / Math.sqrt(size))).add(mask).softmax(-1);
        return seen.matMul(byHead.get(2))
                .transpose(0, 2, 1, 3)
                .reshape(joined.getShape().get(0), config.width());
    }

    private NDArray layer(NDArray x, String name) {
        return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
    }

    private NDArray norm(NDArray x, String name) {
        return x.getNDArrayInternal()
                .layerNorm(
                        x,
                        new Shape(config.width()),
                        weights.get(name + ".weight"),
                        weights.get(name + ".bias"),
                        config.normEpsilon())
                .singletonOrThrow();
    }
}
