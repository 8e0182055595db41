package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Llama and the families that descend from it (arXiv 2302.13971, 2307.09288): RMSNorm before each part, rotary
/// positions, grouped queries, a gated feed-forward part; with the variations that [GatedConfig] names.
final class GatedGraph {
    private final GatedConfig config;
    private final GatedSizes sizes;
    private final DecoderGraph graph;
    private final Ops ops;

    private GatedGraph(GatedConfig config, DecoderGraph graph) {
        this.config = config;
        this.sizes = config.sizes();
        this.graph = graph;
        this.ops = graph.ops();
    }

    static DecoderGraph build(GatedConfig config, DecoderGraph graph) {
        return new GatedGraph(config, graph).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight(GatedConfig.EMBEDDING, sizes.vocabulary(), sizes.width());
        Value x = ops.mul(ops.gather(embedding, graph.ids()), config.embeddingScale()); // [batch · time, width]
        for (int block = 0; block < sizes.blocks(); block++) {
            x = block(x, block, "model.layers." + block + ".");
        }
        Value last = norm(x, "model.norm");
        Value head = config.tiedHead() ? embedding : graph.weight(GatedConfig.HEAD, sizes.vocabulary(), sizes.width());
        OutputLayer.Linear output = new OutputLayer.Linear(last, head);
        return graph.complete(config.logitCap() == 0 ? output : new OutputLayer.Capped(output, config.logitCap()));
    }

    private Value block(Value x, int block, String at) {
        boolean post = config.postNorms();
        Value mixed = attention(block, at + "self_attn.", norm(x, at + "input_layernorm"));
        Value seen = ops.add(x, post ? norm(mixed, at + "post_attention_layernorm") : mixed);
        String before = post ? "pre_feedforward_layernorm" : "post_attention_layernorm";
        Value bent = feedForward(at + "mlp.", norm(seen, at + before));
        return ops.add(seen, post ? norm(bent, at + "post_feedforward_layernorm") : bent);
    }

    private Value attention(int block, String at, Value x) {
        Rotary rotary = config.rotary(block);
        Value query = heads(linear(x, at + "q_proj", sizes.queries()), at + "q_norm");
        Value key = heads(linear(x, at + "k_proj", sizes.keys()), at + "k_norm");
        Value value = linear(x, at + "v_proj", sizes.keys());
        Value mixed =
                graph.attend(config.attention(block), graph.rotate(query, rotary), graph.rotate(key, rotary), value);
        return graph.linear(mixed, at + "o_proj", sizes.queries(), sizes.width(), config.outputBias());
    }

    private Value linear(Value x, String name, long out) {
        return graph.linear(x, name, sizes.width(), out, config.queryBias());
    }

    /// Queries or keys with each head normalised, where the family does that.
    private Value heads(Value x, String name) {
        return config.queryNorms()
                ? graph.rmsNorm(x, name, sizes.headSize(), sizes.normEpsilon(), config.normStart())
                : x;
    }

    /// down(activation(gate(x)) · up(x)) (arXiv 2002.05202)
    private Value feedForward(String at, Value x) {
        long inner = sizes.feedForward();
        boolean bias = config.feedForwardBias();
        Value gate = config.activation().apply(ops, graph.linear(x, at + "gate_proj", sizes.width(), inner, bias));
        Value up = graph.linear(x, at + "up_proj", sizes.width(), inner, bias);
        return graph.linear(ops.mul(gate, up), at + "down_proj", inner, sizes.width(), bias);
    }

    private Value norm(Value x, String name) {
        return graph.rmsNorm(x, name, sizes.width(), sizes.normEpsilon(), config.normStart());
    }
}
