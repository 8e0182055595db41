package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The GPT-Neo family: GPT-2's blocks with separate linear layers for queries, keys and values, without bias, and
/// attention scores that are not scaled.
final class GptNeoGraph {
    private static final String AT = "transformer.";

    private final GptNeoConfig config;
    private final DecoderGraph graph;
    private final Ops ops;
    private final long width;

    private GptNeoGraph(GptNeoConfig config, DecoderGraph graph) {
        this.config = config;
        this.graph = graph;
        this.ops = graph.ops();
        this.width = config.width();
    }

    static DecoderGraph build(GptNeoConfig config, DecoderGraph graph) {
        return new GptNeoGraph(config, graph).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight(config.embeddingName(), config.vocabulary(), width);
        Value positions = graph.weight(AT + "wpe.weight", config.context(), width);
        Value x = graph.addPositions(ops.gather(embedding, graph.ids()), positions); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String at = AT + "h." + block + ".";
            x = ops.add(x, attention(block, at + "attn.attention.", norm(x, at + "ln_1")));
            x = ops.add(x, feedForward(at + "mlp.", norm(x, at + "ln_2")));
        }
        Value last = norm(x, AT + "ln_f");
        Value head = config.tiedHead() ? embedding : graph.weight(config.headName(), config.vocabulary(), width);
        return graph.complete(new OutputLayer.Linear(last, head));
    }

    private Value attention(int block, String at, Value x) {
        int heads = config.heads();
        Attention attention = new Attention(heads, heads, config.width() / heads)
                .scaled(1)
                .within(config.windows().of(block));
        Value query = graph.linear(x, at + "q_proj", width, width, false);
        Value key = graph.linear(x, at + "k_proj", width, width, false);
        Value value = graph.linear(x, at + "v_proj", width, width, false);
        return graph.linear(graph.attend(attention, query, key, value), at + "out_proj", width, width, true);
    }

    private Value feedForward(String at, Value x) {
        Value inner = graph.linear(x, at + "c_fc", width, config.feedForward(), true);
        Value bent = config.activation().apply(ops, inner);
        return graph.linear(bent, at + "c_proj", config.feedForward(), width, true);
    }

    private Value norm(Value x, String name) {
        return graph.layerNorm(x, name, width, config.normEpsilon());
    }
}
