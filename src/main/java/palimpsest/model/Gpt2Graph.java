package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The GPT-2 family (Radford et al., Language Models are Unsupervised Multitask Learners, 2019): learned positions,
/// layer normalisation before each part, one fused linear layer for queries, keys and values, GELU.
final class Gpt2Graph {
    private final Gpt2Config config;
    private final DecoderGraph graph;
    private final Ops ops;
    private final long rows;
    private final long width;

    private Gpt2Graph(Gpt2Config config, int batch, int time) {
        this.config = config;
        this.graph = new DecoderGraph(batch, time);
        this.ops = graph.ops();
        this.rows = (long) batch * time;
        this.width = config.width();
    }

    static DecoderGraph build(Gpt2Config config, int batch, int time) {
        return new Gpt2Graph(config, batch, time).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight(config.embeddingName(), config.vocabulary(), width);
        Value positions = graph.weight(config.prefix() + "wpe.weight", config.context(), width);
        Value tokens = ops.reshape(ops.gather(embedding, graph.ids()), graph.batch(), graph.time(), width);
        Value x = ops.reshape(ops.add(tokens, ops.slice(positions, 0, 0, graph.time())), rows, width);
        for (int block = 0; block < config.blocks(); block++) {
            String at = config.prefix() + "h." + block + ".";
            x = ops.add(x, attention(at + "attn.", norm(x, at + "ln_1")));
            x = ops.add(x, feedForward(at + "mlp.", norm(x, at + "ln_2")));
        }
        Value last = norm(x, config.prefix() + "ln_f");
        Value head = config.tiedHead() ? embedding : graph.weight(config.headName(), config.vocabulary(), width);
        return graph.complete(last, head);
    }

    private Value attention(String at, Value x) {
        int heads = config.heads();
        int size = config.width() / heads;
        CausalAttention attention = new CausalAttention(graph.batch(), graph.time(), heads, heads, size);
        Value joined = linear(x, at + "c_attn", width, 3 * width);
        return linear(attention.applyFused(ops, joined, (float) (1 / Math.sqrt(size))), at + "c_proj", width, width);
    }

    private Value feedForward(String at, Value x) {
        Value inner = ops.geluTanh(linear(x, at + "c_fc", width, config.feedForward()));
        return linear(inner, at + "c_proj", config.feedForward(), width);
    }

    /// x · W + b, with W as the files hold it: [in, out].
    private Value linear(Value x, String name, long in, long out) {
        Value weight = graph.weight(name + ".weight", in, out);
        return ops.linear(x, weight, false, graph.weight(name + ".bias", out));
    }

    private Value norm(Value x, String name) {
        Value scale = graph.weight(name + ".weight", width);
        return ops.layerNorm(x, scale, graph.weight(name + ".bias", width), config.normEpsilon());
    }
}
