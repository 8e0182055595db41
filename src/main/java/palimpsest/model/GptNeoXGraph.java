package palimpsest.model;

import java.util.List;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The GPT-NeoX family: layer normalisation, one linear layer for queries, keys and values head by head, rotary
/// positions of a part of each head, attention and feed-forward part side by side or one after the other.
final class GptNeoXGraph {
    private final GptNeoXConfig config;
    private final DecoderGraph graph;
    private final Ops ops;
    private final long width;

    private GptNeoXGraph(GptNeoXConfig config, DecoderGraph graph) {
        this.config = config;
        this.graph = graph;
        this.ops = graph.ops();
        this.width = config.width();
    }

    static DecoderGraph build(GptNeoXConfig config, DecoderGraph graph) {
        return new GptNeoXGraph(config, graph).build();
    }

    private DecoderGraph build() {
        Value embedding = graph.weight(config.embeddingName(), config.vocabulary(), width);
        Value x = ops.gather(embedding, graph.ids()); // [batch · time, width]
        for (int block = 0; block < config.blocks(); block++) {
            String at = "gpt_neox.layers." + block + ".";
            Value mixed = ops.add(x, attention(at + "attention.", norm(x, at + "input_layernorm")));
            Value read = config.parallel() ? x : mixed;
            x = ops.add(mixed, feedForward(at + "mlp.", norm(read, at + "post_attention_layernorm")));
        }
        Value last = norm(x, "gpt_neox.final_layer_norm");
        Value head = config.tiedHead() ? embedding : graph.weight(config.headName(), config.vocabulary(), width);
        return graph.complete(new OutputLayer.Linear(last, head));
    }

    private Value attention(String at, Value x) {
        int heads = config.heads();
        boolean bias = config.attentionBias();
        Attention attention = new Attention(heads, heads, config.width() / heads);
        Value joined = graph.linear(x, at + "query_key_value", width, 3 * width, bias);
        List<Value> parts = graph.partsOfHeads(joined, heads, 3);
        Value query = graph.rotate(parts.get(0), config.rotary());
        Value key = graph.rotate(parts.get(1), config.rotary());
        return graph.linear(graph.attend(attention, query, key, parts.get(2)), at + "dense", width, width, bias);
    }

    private Value feedForward(String at, Value x) {
        Value inner = graph.linear(x, at + "dense_h_to_4h", width, config.feedForward(), true);
        Value bent = config.activation().apply(ops, inner);
        return graph.linear(bent, at + "dense_4h_to_h", config.feedForward(), width, true);
    }

    private Value norm(Value x, String name) {
        return graph.layerNorm(x, name, width, config.normEpsilon());
    }
}
