package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The GPT-2 family (Radford et al., Language Models are Unsupervised Multitask Learners, 2019): learned positions,
/// layer normalisation before each part, one fused linear layer for queries, keys and values, GELU.
final class Gpt2Graph {
    private final Gpt2Config config;
    private final DecoderGraph graph;
    private final Ops ops;
    private final long width;

    private Gpt2Graph(Gpt2Config config, DecoderGraph graph) {
        this.config = config;
        this.graph = graph;
        this.ops = graph.ops();
        this.width = config.width();
    }

    static DecoderGraph build(Gpt2Config config, DecoderGraph graph) {
        return new Gpt2Graph(config, graph).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight(config.embeddingName(), config.vocabulary(), width);
        Value positions = graph.weight(config.prefix() + "wpe.weight", config.context(), width);
        Value x = graph.addPositions(ops.gather(embedding, graph.ids()), positions); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String at = config.prefix() + "h." + block + ".";
            x = ops.add(x, attention(at + "attn.", norm(x, at + "ln_1")));
            x = ops.add(x, feedForward(at + "mlp.", norm(x, at + "ln_2")));
        }
        Value last = norm(x, config.prefix() + "ln_f");
        Value head = config.tiedHead() ? embedding : graph.weight(config.headName(), config.vocabulary(), width);
        return graph.complete(new OutputLayer.Linear(last, head));
    }

    private Value attention(String at, Value x) {
        Attention attention = new Attention(config.heads(), config.heads(), config.width() / config.heads());
        Value joined = graph.linearInOut(x, at + "c_attn", width, 3 * width);
        return graph.linearInOut(graph.attendFused(attention, joined), at + "c_proj", width, width);
    }

    private Value feedForward(String at, Value x) {
        Value inner = ops.geluTanh(graph.linearInOut(x, at + "c_fc", width, config.feedForward()));
        return graph.linearInOut(inner, at + "c_proj", config.feedForward(), width);
    }

    private Value norm(Value x, String name) {
        return graph.layerNorm(x, name, width, config.normEpsilon());
    }
}
