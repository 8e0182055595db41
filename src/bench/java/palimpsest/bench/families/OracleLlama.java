package palimpsest.bench.families;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.function.DoubleUnaryOperator;

/// Llama (arXiv 2302.13971, 2307.09288, 2407.21783), Mistral (2310.06825), Qwen2 (2407.10671), Qwen3 (2505.09388) and
/// the text models of Gemma (2403.08295), Gemma 2 (2408.00118) and Gemma 3 (2503.19786).
final class OracleLlama {
    private final OracleConfig config;
    private final OracleWeights weights;
    private final String type;
    private final boolean gemma;
    private final long width;
    private final int heads;
    private final int keyHeads;
    private final int size;
    private final double epsilon;

    private OracleLlama(OracleConfig config, OracleWeights weights) {
        this.config = config;
        this.weights = weights;
        type = config.text("model_type");
        gemma = type.startsWith("gemma");
        width = config.integer("hidden_size");
        heads = config.integer("num_attention_heads");
        keyHeads = config.integer("num_key_value_heads");
        size = config.integer("head_dim", (int) width / heads);
        epsilon = config.real("rms_norm_eps");
    }

    static NDArray logits(OracleConfig config, OracleWeights weights, NDArray ids) {
        return new OracleLlama(config, weights).logits(ids);
    }

    private NDArray logits(NDArray ids) {
        int vocabulary = config.integer("vocab_size");
        NDArray embedding = weights.embedding("model.embed_tokens.weight", vocabulary, width);
        NDArray x = ids.matMul(embedding);
        if (gemma) {
            x = OracleLayers.times(x, Math.sqrt(width));
        }
        boolean sandwich = type.equals("gemma2") || type.equals("gemma3_text");
        for (int block = 0; block < config.integer("num_hidden_layers"); block++) {
            String at = "model.layers." + block + ".";
            NDArray mixed = attention(block, at + "self_attn.", norm(x, at + "input_layernorm"));
            if (sandwich) {
                x = x.add(norm(mixed, at + "post_attention_layernorm"));
                NDArray fed = feedForward(at + "mlp.", norm(x, at + "pre_feedforward_layernorm"));
                x = x.add(norm(fed, at + "post_feedforward_layernorm"));
            } else {
                x = x.add(mixed);
                x = x.add(feedForward(at + "mlp.", norm(x, at + "post_attention_layernorm")));
            }
        }
        NDArray last = norm(x, "model.norm");
        NDArray logits = config.flag("tie_word_embeddings")
                ? last.matMul(embedding.transpose())
                : OracleLayers.linear(weights, last, "lm_head", vocabulary, false);
        double cap = config.real("final_logit_softcapping", 0);
        return cap == 0 ? logits : OracleLayers.softCap(logits, cap);
    }

    private NDArray attention(int block, String at, NDArray x) {
        boolean bias = config.flag("attention_bias");
        boolean queryBias = bias || type.equals("qwen2");
        NDArray query = OracleLayers.linear(weights, x, at + "q_proj", (long) heads * size, queryBias);
        NDArray key = OracleLayers.linear(weights, x, at + "k_proj", (long) keyHeads * size, queryBias);
        NDArray value = OracleLayers.linear(weights, x, at + "v_proj", (long) keyHeads * size, queryBias);
        boolean local = slides(block);
        DoubleUnaryOperator frequency = frequency(local);
        double scale = 1 / Math.sqrt(config.real("query_pre_attn_scalar", size));
        NDList mixed = new NDList();
        for (int head = 0; head < heads; head++) {
            int shared = head / (heads / keyHeads);
            NDArray q = head(query, head, at + "q_norm");
            NDArray k = head(key, shared, at + "k_norm");
            mixed.add(OracleLayers.attend(
                    OracleLayers.rotate(q, size, frequency),
                    OracleLayers.rotate(k, size, frequency),
                    OracleLayers.columns(value, (long) shared * size, size),
                    scale,
                    local ? config.integer("sliding_window") : 0,
                    config.real("attn_logit_softcapping", 0)));
        }
        return OracleLayers.linear(weights, NDArrays.concat(mixed, 2), at + "o_proj", width, bias);
    }

    private NDArray head(NDArray joined, int head, String norm) {
        NDArray x = OracleLayers.columns(joined, (long) head * size, size);
        return type.equals("qwen3") || type.equals("gemma3_text") ? norm(x, norm) : x;
    }

    private boolean slides(int block) {
        return switch (type) {
            case "mistral" -> true;
            case "qwen2", "qwen3" -> config.flag("use_sliding_window") && block >= config.integer("max_window_layers");
            case "gemma2" -> block % 2 == 0;
            case "gemma3_text" -> (block + 1) % config.integer("sliding_window_pattern") != 0;
            default -> false;
        };
    }

    /// Gemma 3 gives its local layers a base of their own and scales only the positions of the others.
    private DoubleUnaryOperator frequency(boolean local) {
        boolean own = local && type.equals("gemma3_text");
        OracleConfig scaling = config.nested(config.has("rope_parameters") ? "rope_parameters" : "rope_scaling");
        double base = scaling.real("rope_theta", config.real("rope_theta", 0));
        double theta = own ? config.real("rope_local_base_freq") : base;
        String kind = own || !scaling.has("rope_type") ? "default" : scaling.text("rope_type");
        return switch (kind) {
            case "default" -> i -> Math.pow(theta, -2 * i / size);
            case "linear" -> i -> Math.pow(theta, -2 * i / size) / scaling.real("factor");
            case "llama3" -> i -> llama3(Math.pow(theta, -2 * i / size), scaling);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static double llama3(double frequency, OracleConfig scaling) {
        double original = scaling.real("original_max_position_embeddings");
        double low = scaling.real("low_freq_factor");
        double high = scaling.real("high_freq_factor");
        double factor = scaling.real("factor");
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength < original / high) {
            return frequency;
        }
        if (wavelength > original / low) {
            return frequency / factor;
        }
        double smooth = (original / wavelength - low) / (high - low);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }

    private NDArray feedForward(String at, NDArray x) {
        boolean bias = config.flag("mlp_bias");
        long inner = config.integer("intermediate_size");
        NDArray gate = OracleLayers.linear(weights, x, at + "gate_proj", inner, bias);
        NDArray up = OracleLayers.linear(weights, x, at + "up_proj", inner, bias);
        NDArray open = gemma ? OracleLayers.geluTanh(gate) : OracleLayers.silu(gate);
        return OracleLayers.linear(weights, open.mul(up), at + "down_proj", width, bias);
    }

    private NDArray norm(NDArray x, String name) {
        return OracleLayers.rmsNorm(weights, x, name, epsilon, gemma ? 1 : 0);
    }
}
