package palimpsest.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the GPT-Neo family (Black et al., GPT-Neo, 2021; the TinyStories models, arXiv
/// 2305.07759): a GPT-2 whose blocks see either everything or a window, and whose attention scores are not scaled.
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param heads attention heads
/// @param context positions, each with a learned embedding
/// @param normEpsilon added to the variance in layer normalisation
/// @param windows which blocks see a window
/// @param activation of the feed-forward part
/// @param tiedHead whether the output embedding is the input embedding
public record GptNeoConfig(
        int vocabulary,
        int width,
        int feedForward,
        int heads,
        int context,
        float normEpsilon,
        Windows windows,
        Activation activation,
        boolean tiedHead)
        implements FamilyConfig {
    private static final int DEFAULT_CONTEXT = 2048;
    private static final int DEFAULT_WINDOW = 256;
    private static final int DEFAULT_FEED_FORWARD_FACTOR = 4;
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final String TYPES = "attention_types";
    private static final String LOCAL = "local";
    private static final String GLOBAL = "global";

    /// Reads the fields, with the defaults of Hugging Face's `GPTNeoConfig`.
    static GptNeoConfig parse(ConfigFields fields) {
        int width = fields.size("hidden_size");
        int heads = fields.size("num_heads");
        if (width % heads != 0) {
            throw fields.wrong("num_heads", "a divisor of the hidden_size %d".formatted(width));
        }
        return new GptNeoConfig(
                fields.size("vocab_size"),
                width,
                fields.size("intermediate_size", DEFAULT_FEED_FORWARD_FACTOR * width),
                heads,
                fields.size("max_position_embeddings", DEFAULT_CONTEXT),
                (float) fields.number("layer_norm_epsilon", DEFAULT_EPSILON),
                windows(fields, fields.size("num_layers")),
                Activation.read(
                        fields, "activation_function", Activation.GELU_TANH, Activation.GELU_TANH, Activation.GELU),
                fields.flag("tie_word_embeddings", true));
    }

    /// `attention_types` holds pairs of a pattern and how often it is repeated: [[["global", "local"], 12]].
    private static Windows windows(ConfigFields fields, int blocks) {
        int window = fields.size("window_size", DEFAULT_WINDOW);
        JsonElement types = fields.value(TYPES).orElse(null);
        if (types == null) {
            return Windows.where(window, blocks, block -> block % 2 == 1);
        }
        List<Boolean> local = new ArrayList<>();
        try {
            for (JsonElement pair : types.getAsJsonArray()) {
                JsonArray pattern = pair.getAsJsonArray().get(0).getAsJsonArray();
                for (int left = pair.getAsJsonArray().get(1).getAsInt(); left > 0; left--) {
                    pattern.forEach(type -> local.add(isLocal(fields, type.getAsString())));
                }
            }
        } catch (IllegalStateException | IndexOutOfBoundsException | NumberFormatException e) {
            throw fields.wrong(TYPES, "pairs of a pattern and a number, like [[[\"global\", \"local\"], 6]],");
        }
        if (local.size() != blocks) {
            throw fields.wrong(TYPES, "patterns that make %d layers".formatted(blocks));
        }
        return new Windows(window, local);
    }

    private static boolean isLocal(ConfigFields fields, String type) {
        if (!type.equals(LOCAL) && !type.equals(GLOBAL)) {
            throw fields.wrong(TYPES, "only \"global\" and \"local\"");
        }
        return type.equals(LOCAL);
    }

    @Override
    public int window(int block) {
        return windows.of(block);
    }

    @Override
    public int blocks() {
        return windows.sliding().size();
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int some) {
        return Optional.of(new GptNeoConfig(
                some, width, feedForward, heads, context, normEpsilon, windows.only(blocks), activation, tiedHead));
    }

    @Override
    public GptNeoConfig untied() {
        return new GptNeoConfig(
                vocabulary, width, feedForward, heads, context, normEpsilon, windows, activation, false);
    }

    /// The causal mask, which older files carry.
    @Override
    public boolean isBuffer(String name) {
        return name.endsWith(".attention.bias") || name.endsWith(".attention.masked_bias");
    }

    @Override
    public String embeddingName() {
        return "transformer.wte.weight";
    }

    @Override
    public String headName() {
        return "lm_head.weight";
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return GptNeoGraph.build(this, graph);
    }

    @Override
    public void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("hidden_size", width);
        json.addProperty("intermediate_size", feedForward);
        json.addProperty("num_layers", blocks());
        json.addProperty("num_heads", heads);
        json.addProperty("max_position_embeddings", context);
        json.addProperty("layer_norm_epsilon", normEpsilon);
        json.addProperty("activation_function", activation.jsonName());
        json.addProperty("window_size", windows.size());
        JsonArray types = new JsonArray();
        windows.sliding().forEach(local -> types.add(once(local ? LOCAL : GLOBAL)));
        json.add(TYPES, types);
        json.addProperty("attention_dropout", 0.0);
        json.addProperty("embed_dropout", 0.0);
        json.addProperty("resid_dropout", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead);
    }

    /// A pattern of one block, taken once.
    private static JsonArray once(String type) {
        JsonArray pattern = new JsonArray();
        pattern.add(type);
        JsonArray pair = new JsonArray();
        pair.add(pattern);
        pair.add(1);
        return pair;
    }
}
