package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.tensor.Shape;

/// What `config.json` says of a model of the GPT-2 family.
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param blocks transformer blocks
/// @param heads attention heads
/// @param context positions, each with a learned embedding
/// @param normEpsilon added to the variance in layer normalisation
/// @param tiedHead whether the output embedding is the input embedding
/// @param prefix what the files put before every name but the head's: `transformer.` or nothing
public record Gpt2Config(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int context,
        float normEpsilon,
        boolean tiedHead,
        String prefix)
        implements FamilyConfig {
    /// The prefix of files that hold the model with its head.
    static final String PREFIX = "transformer.";

    private static final String EMBEDDING = "wte.weight";
    private static final String HEAD = "lm_head.weight";

    @Override
    public SequencedMap<String, Shape> weightShapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(embeddingName(), Shape.of(vocabulary, width));
        shapes.put(prefix + "wpe.weight", Shape.of(context, width));
        for (int block = 0; block < blocks; block++) {
            String at = prefix + "h." + block + ".";
            norm(shapes, at + "ln_1");
            linear(shapes, at + "attn.c_attn", width, 3 * width);
            linear(shapes, at + "attn.c_proj", width, width);
            norm(shapes, at + "ln_2");
            linear(shapes, at + "mlp.c_fc", width, feedForward);
            linear(shapes, at + "mlp.c_proj", feedForward, width);
        }
        norm(shapes, prefix + "ln_f");
        if (!tiedHead) {
            shapes.put(HEAD, Shape.of(vocabulary, width));
        }
        return shapes;
    }

    private void norm(SequencedMap<String, Shape> shapes, String name) {
        shapes.put(name + ".weight", Shape.of(width));
        shapes.put(name + ".bias", Shape.of(width));
    }

    /// The files hold these matrices as [in, out].
    private static void linear(SequencedMap<String, Shape> shapes, String name, int in, int out) {
        shapes.put(name + ".weight", Shape.of(in, out));
        shapes.put(name + ".bias", Shape.of(out));
    }

    @Override
    public Gpt2Config named(Set<String> names) {
        String found = names.contains(EMBEDDING) ? "" : PREFIX;
        return new Gpt2Config(vocabulary, width, feedForward, blocks, heads, context, normEpsilon, tiedHead, found);
    }

    @Override
    public Gpt2Config untied() {
        return new Gpt2Config(vocabulary, width, feedForward, blocks, heads, context, normEpsilon, false, prefix);
    }

    /// The causal mask, which older files carry.
    @Override
    public boolean isBuffer(String name) {
        return name.endsWith(".attn.bias") || name.endsWith(".attn.masked_bias");
    }

    @Override
    public String embeddingName() {
        return prefix + EMBEDDING;
    }

    @Override
    public String headName() {
        return HEAD;
    }

    @Override
    public void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("n_embd", width);
        json.addProperty("n_inner", feedForward);
        json.addProperty("n_layer", blocks);
        json.addProperty("n_head", heads);
        json.addProperty("n_positions", context);
        json.addProperty("n_ctx", context);
        json.addProperty("layer_norm_epsilon", normEpsilon);
        json.addProperty("activation_function", "gelu_new");
        json.addProperty("attn_pdrop", 0.0);
        json.addProperty("embd_pdrop", 0.0);
        json.addProperty("resid_pdrop", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead);
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return Gpt2Graph.build(this, graph);
    }
}
