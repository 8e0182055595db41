package palimpsest.bench.families;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;

/// GPT-2 (Radford et al. 2019), GPT-Neo (Black et al. 2021) and GPT-NeoX (arXiv 2204.06745).
final class OracleGpt {
    private OracleGpt() {}

    /// Weights of linear layers lie as [in, out].
    static NDArray gpt2(OracleConfig config, OracleWeights weights, NDArray ids) {
        long width = config.integer("n_embd");
        int heads = config.integer("n_head");
        double epsilon = config.real("layer_norm_epsilon");
        NDArray embedding = weights.embedding("transformer.wte.weight", config.integer("vocab_size"), width);
        NDArray x = positioned(config.integer("n_positions"), weights, ids.matMul(embedding));
        for (int block = 0; block < config.integer("n_layer"); block++) {
            String at = "transformer.h." + block + ".";
            NDArray joined = inOut(
                    weights, OracleLayers.layerNorm(weights, x, at + "ln_1", epsilon), at + "attn.c_attn", 3 * width);
            NDList mixed = new NDList();
            long size = width / heads;
            for (int head = 0; head < heads; head++) {
                NDArray query = OracleLayers.columns(joined, head * size, size);
                NDArray key = OracleLayers.columns(joined, width + head * size, size);
                NDArray value = OracleLayers.columns(joined, 2 * width + head * size, size);
                mixed.add(OracleLayers.attend(query, key, value, 1 / Math.sqrt(size), 0, 0));
            }
            x = x.add(inOut(weights, NDArrays.concat(mixed, 2), at + "attn.c_proj", width));
            NDArray inner = inOut(
                    weights, OracleLayers.layerNorm(weights, x, at + "ln_2", epsilon), at + "mlp.c_fc", 4 * width);
            x = x.add(inOut(weights, OracleLayers.geluTanh(inner), at + "mlp.c_proj", width));
        }
        NDArray last = OracleLayers.layerNorm(weights, x, "transformer.ln_f", epsilon);
        return last.matMul(embedding.transpose());
    }

    private static NDArray positioned(int positions, OracleWeights weights, NDArray x) {
        NDArray table = weights.embedding(
                "transformer.wpe.weight", positions, x.getShape().get(2));
        return x.add(table.get("0:{}", x.getShape().get(1)));
    }

    private static NDArray inOut(OracleWeights weights, NDArray x, String name, long out) {
        NDArray matrix = weights.matrix(name + ".weight", x.getShape().get(2), out);
        return x.matMul(matrix).add(weights.bias(name + ".bias", out));
    }

    /// Queries, keys and values without bias; scores are not scaled; local layers see a window.
    static NDArray gptNeo(OracleConfig config, OracleWeights weights, NDArray ids) {
        long width = config.integer("hidden_size");
        int heads = config.integer("num_heads");
        double epsilon = config.real("layer_norm_epsilon");
        List<String> kinds = new ArrayList<>();
        for (JsonElement pair : config.element("attention_types").getAsJsonArray()) {
            JsonArray both = pair.getAsJsonArray();
            for (int i = 0; i < both.get(1).getAsInt(); i++) {
                both.get(0).getAsJsonArray().forEach(kind -> kinds.add(kind.getAsString()));
            }
        }
        NDArray embedding = weights.embedding("transformer.wte.weight", config.integer("vocab_size"), width);
        NDArray x = positioned(config.integer("max_position_embeddings"), weights, ids.matMul(embedding));
        for (int block = 0; block < config.integer("num_layers"); block++) {
            String at = "transformer.h." + block + ".";
            String attention = at + "attn.attention.";
            NDArray normal = OracleLayers.layerNorm(weights, x, at + "ln_1", epsilon);
            NDArray query = OracleLayers.linear(weights, normal, attention + "q_proj", width, false);
            NDArray key = OracleLayers.linear(weights, normal, attention + "k_proj", width, false);
            NDArray value = OracleLayers.linear(weights, normal, attention + "v_proj", width, false);
            int window = kinds.get(block).equals("local") ? config.integer("window_size") : 0;
            long size = width / heads;
            NDList mixed = new NDList();
            for (int head = 0; head < heads; head++) {
                mixed.add(OracleLayers.attend(
                        OracleLayers.columns(query, head * size, size),
                        OracleLayers.columns(key, head * size, size),
                        OracleLayers.columns(value, head * size, size),
                        1,
                        window,
                        0));
            }
            x = x.add(OracleLayers.linear(weights, NDArrays.concat(mixed, 2), attention + "out_proj", width, true));
            NDArray second = OracleLayers.layerNorm(weights, x, at + "ln_2", epsilon);
            NDArray inner = OracleLayers.linear(weights, second, at + "mlp.c_fc", 4 * width, true);
            x = x.add(OracleLayers.linear(weights, OracleLayers.geluTanh(inner), at + "mlp.c_proj", width, true));
        }
        NDArray last = OracleLayers.layerNorm(weights, x, "transformer.ln_f", epsilon);
        return last.matMul(embedding.transpose());
    }

    /// Each head's query, key and value lie side by side; only a part of each head is rotated.
    static NDArray gptNeoX(OracleConfig config, OracleWeights weights, NDArray ids) {
        long width = config.integer("hidden_size");
        int heads = config.integer("num_attention_heads");
        int size = (int) width / heads;
        int rotated = (int) (size * config.real("rotary_pct"));
        double base = config.real("rotary_emb_base");
        double epsilon = config.real("layer_norm_eps");
        boolean bias = !config.has("attention_bias") || config.flag("attention_bias");
        boolean exact = config.text("hidden_act").equals("gelu");
        NDArray x = ids.matMul(weights.embedding("gpt_neox.embed_in.weight", config.integer("vocab_size"), width));
        for (int block = 0; block < config.integer("num_hidden_layers"); block++) {
            String at = "gpt_neox.layers." + block + ".";
            NDArray normal = OracleLayers.layerNorm(weights, x, at + "input_layernorm", epsilon);
            NDArray joined = OracleLayers.linear(weights, normal, at + "attention.query_key_value", 3 * width, bias);
            NDList mixed = new NDList();
            for (int head = 0; head < heads; head++) {
                long start = 3L * head * size;
                NDArray query = OracleLayers.columns(joined, start, size);
                NDArray key = OracleLayers.columns(joined, start + size, size);
                NDArray value = OracleLayers.columns(joined, start + 2L * size, size);
                mixed.add(OracleLayers.attend(
                        OracleLayers.rotate(query, rotated, i -> Math.pow(base, -2 * i / rotated)),
                        OracleLayers.rotate(key, rotated, i -> Math.pow(base, -2 * i / rotated)),
                        value,
                        1 / Math.sqrt(size),
                        0,
                        0));
            }
            NDArray attended =
                    OracleLayers.linear(weights, NDArrays.concat(mixed, 2), at + "attention.dense", width, bias);
            NDArray read = config.flag("use_parallel_residual") ? x : x.add(attended);
            NDArray second = OracleLayers.layerNorm(weights, read, at + "post_attention_layernorm", epsilon);
            NDArray inner = OracleLayers.linear(
                    weights, second, at + "mlp.dense_h_to_4h", config.integer("intermediate_size"), true);
            NDArray bent = exact ? OracleLayers.gelu(inner) : OracleLayers.geluTanh(inner);
            NDArray fed = OracleLayers.linear(weights, bent, at + "mlp.dense_4h_to_h", width, true);
            x = x.add(attended).add(fed);
        }
        NDArray last = OracleLayers.layerNorm(weights, x, "gpt_neox.final_layer_norm", epsilon);
        return OracleLayers.linear(weights, last, "embed_out", config.integer("vocab_size"), false);
    }
}
