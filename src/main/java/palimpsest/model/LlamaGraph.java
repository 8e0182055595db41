package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The Llama family (arXiv 2302.13971, 2307.09288): RMSNorm before each part, rotary positions, grouped queries,
/// SwiGLU.
final class LlamaGraph {
    private final LlamaConfig config;
    private final DecoderGraph graph;
    private final Ops ops;

    private LlamaGraph(LlamaConfig config, int batch, int time) {
        this.config = config;
        this.graph = new DecoderGraph(batch, time);
        this.ops = graph.ops();
    }

    static DecoderGraph build(LlamaConfig config, int batch, int time) {
        return new LlamaGraph(config, batch, time).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight("model.embed_tokens.weight", config.vocabulary(), config.width());
        Value cos = rotation(true);
        Value sin = rotation(false);
        Value x = ops.gather(embedding, graph.ids()); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String prefix = "model.layers." + block + ".";
            x = ops.add(x, attention(prefix + "self_attn.", norm(x, prefix + "input_layernorm"), cos, sin));
            x = ops.add(x, feedForward(prefix + "mlp.", norm(x, prefix + "post_attention_layernorm")));
        }
        Value last = norm(x, "model.norm");
        Value head =
                config.tiedHead() ? embedding : graph.weight("lm_head.weight", config.vocabulary(), config.width());
        return graph.complete(last, head);
    }

    private Value attention(String prefix, Value x, Value cos, Value sin) {
        int size = config.headSize();
        CausalAttention attention =
                new CausalAttention(graph.batch(), graph.time(), config.heads(), config.keyHeads(), size);
        long queries = (long) config.heads() * size;
        long keys = (long) config.keyHeads() * size;
        boolean bias = config.attentionBias();
        Value query = rotate(linear(x, prefix + "q_proj", config.width(), queries, bias), cos, sin);
        Value key = rotate(linear(x, prefix + "k_proj", config.width(), keys, bias), cos, sin);
        Value value = linear(x, prefix + "v_proj", config.width(), keys, bias);
        Value mixed = attention.apply(ops, query, key, value, (float) (1 / Math.sqrt(size)));
        return linear(mixed, prefix + "o_proj", queries, config.width(), bias);
    }

    /// down(silu(gate(x)) · up(x)) (arXiv 2002.05202)
    private Value feedForward(String prefix, Value x) {
        long inner = config.feedForward();
        boolean bias = config.feedForwardBias();
        Value gate = ops.silu(linear(x, prefix + "gate_proj", config.width(), inner, bias));
        Value up = linear(x, prefix + "up_proj", config.width(), inner, bias);
        return linear(ops.mul(gate, up), prefix + "down_proj", inner, config.width(), bias);
    }

    /// x · Wᵀ (+ b), with W as the files hold it: [out, in].
    private Value linear(Value x, String name, long in, long out, boolean bias) {
        Value weight = graph.weight(name + ".weight", out, in);
        return bias
                ? ops.linear(x, weight, true, graph.weight(name + ".bias", out))
                : ops.gemm(x, weight, false, true, 1);
    }

    private Value norm(Value x, String name) {
        return ops.rmsNorm(x, graph.weight(name + ".weight", config.width()), config.normEpsilon());
    }

    private Value rotate(Value x, Value cos, Value sin) {
        Value rows = ops.reshape(x, graph.batch(), graph.time(), x.shape().at(1));
        return ops.reshape(ops.rotary(rows, cos, sin), x.shape());
    }

    /// Angles position · theta^(-2i/size) for i = 0 .. size/2 - 1, as [time, size / 2].
    private Value rotation(boolean cosine) {
        int half = config.headSize() / 2;
        float[] values = new float[graph.time() * half];
        for (int position = 0; position < graph.time(); position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * Math.pow(config.ropeTheta(), -2.0 * i / config.headSize());
                values[position * half + i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return ops.constant(cosine ? "cos" : "sin", values, graph.time(), half);
    }
}
