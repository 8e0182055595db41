package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The Llama family (arXiv 2302.13971, 2307.09288): RMSNorm before each part, rotary positions, grouped queries,
/// SwiGLU.
final class LlamaGraph {
    private final LlamaConfig config;
    private final DecoderGraph graph;
    private final Ops ops;

    private final Attention attention;
    private final Rotary rotary;

    private LlamaGraph(LlamaConfig config, DecoderGraph graph) {
        this.config = config;
        this.graph = graph;
        this.ops = graph.ops();
        this.attention = new Attention(config.heads(), config.keyHeads(), config.headSize());
        this.rotary = new Rotary(config.headSize(), config.ropeTheta());
    }

    static DecoderGraph build(LlamaConfig config, DecoderGraph graph) {
        return new LlamaGraph(config, graph).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight("model.embed_tokens.weight", config.vocabulary(), config.width());
        Value x = ops.gather(embedding, graph.ids()); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String prefix = "model.layers." + block + ".";
            x = ops.add(x, attention(prefix + "self_attn.", norm(x, prefix + "input_layernorm")));
            x = ops.add(x, feedForward(prefix + "mlp.", norm(x, prefix + "post_attention_layernorm")));
        }
        Value last = norm(x, "model.norm");
        Value head =
                config.tiedHead() ? embedding : graph.weight("lm_head.weight", config.vocabulary(), config.width());
        return graph.complete(new OutputLayer.Linear(last, head));
    }

    private Value attention(String prefix, Value x) {
        long width = config.width();
        long queries = (long) config.heads() * config.headSize();
        long keys = (long) config.keyHeads() * config.headSize();
        boolean bias = config.attentionBias();
        Value query = graph.rotate(graph.linear(x, prefix + "q_proj", width, queries, bias), rotary);
        Value key = graph.rotate(graph.linear(x, prefix + "k_proj", width, keys, bias), rotary);
        Value value = graph.linear(x, prefix + "v_proj", width, keys, bias);
        return graph.linear(
                graph.attend(attention, query, key, value), prefix + "o_proj", queries, config.width(), bias);
    }

    /// down(silu(gate(x)) · up(x)) (arXiv 2002.05202)
    private Value feedForward(String prefix, Value x) {
        long inner = config.feedForward();
        boolean bias = config.feedForwardBias();
        Value gate = ops.silu(graph.linear(x, prefix + "gate_proj", config.width(), inner, bias));
        Value up = graph.linear(x, prefix + "up_proj", config.width(), inner, bias);
        return graph.linear(ops.mul(gate, up), prefix + "down_proj", inner, config.width(), bias);
    }

    private Value norm(Value x, String name) {
        return ops.rmsNorm(x, graph.weight(name + ".weight", config.width()), config.normEpsilon());
    }
}
