package palimpsest.bench.families;

import com.google.gson.JsonParser;
import java.util.List;

/// One small model: its folder's name, its oracle, and its `config.json` as Hugging Face would write it.
///
/// @param normStart the scale of a norm that changes nothing
record FamilyCase(String name, Oracle oracle, double normStart, String json) {
    static final int VOCABULARY = 64;
    private static final String GATED = """
        "vocab_size": 64, "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 3,
        "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 160, "rms_norm_eps": 0.001,
        """;

    static List<FamilyCase> all() {
        return List.of(
                new FamilyCase("gpt2", OracleGpt::gpt2, 1, """
                    "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "vocab_size": 64, "n_embd": 16,
                    "n_layer": 2, "n_head": 2, "n_positions": 160, "n_inner": null, "layer_norm_epsilon": 0.001,
                    "activation_function": "gelu_new"
                    """),
                new FamilyCase("gpt_neo", OracleGpt::gptNeo, 1, """
                    "architectures": ["GPTNeoForCausalLM"], "model_type": "gpt_neo", "vocab_size": 64,
                    "hidden_size": 16, "num_layers": 3, "num_heads": 2, "max_position_embeddings": 160,
                    "intermediate_size": null, "layer_norm_epsilon": 0.001, "window_size": 5,
                    "activation_function": "gelu_new",
                    "attention_types": [[["global", "local"], 1], [["local"], 1]]
                    """),
                new FamilyCase("gpt_neox", OracleGpt::gptNeoX, 1, """
                    "architectures": ["GPTNeoXForCausalLM"], "model_type": "gpt_neox", "vocab_size": 64,
                    "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 40,
                    "max_position_embeddings": 160, "layer_norm_eps": 0.001, "hidden_act": "gelu",
                    "rotary_pct": 0.5, "rotary_emb_base": 10000, "use_parallel_residual": true,
                    "tie_word_embeddings": false
                    """),
                new FamilyCase("gpt_neox_sequential", OracleGpt::gptNeoX, 1, """
                    "architectures": ["GPTNeoXForCausalLM"], "model_type": "gpt_neox", "vocab_size": 64,
                    "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 40,
                    "max_position_embeddings": 160, "layer_norm_eps": 0.001, "hidden_act": "gelu_new",
                    "rotary_pct": 0.25, "rotary_emb_base": 10000, "use_parallel_residual": false,
                    "attention_bias": false, "tie_word_embeddings": false
                    """),
                gated("llama3", 1, """
                    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "rope_theta": 500000.0,
                    "rope_scaling": {"rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0,
                    "high_freq_factor": 4.0, "original_max_position_embeddings": 64},
                    "tie_word_embeddings": false
                    """),
                gated("llama_linear", 1, """
                    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "attention_bias": true,
                    "mlp_bias": true, "tie_word_embeddings": true,
                    "rope_parameters": {"rope_type": "linear", "factor": 2.0, "rope_theta": 1000.0}
                    """),
                gated("mistral", 1, """
                    "architectures": ["MistralForCausalLM"], "model_type": "mistral", "rope_theta": 10000.0,
                    "sliding_window": 5, "tie_word_embeddings": false
                    """),
                gated("qwen2", 1, """
                    "architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2", "rope_theta": 1000000.0,
                    "use_sliding_window": true, "sliding_window": 70, "max_window_layers": 1,
                    "tie_word_embeddings": true
                    """),
                gated("qwen3", 1, """
                    "architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "head_dim": 6,
                    "rope_theta": 1000000.0, "use_sliding_window": false, "sliding_window": null,
                    "max_window_layers": 3, "tie_word_embeddings": false
                    """),
                gated("gemma", 0, """
                    "architectures": ["GemmaForCausalLM"], "model_type": "gemma", "head_dim": 6,
                    "rope_theta": 10000.0, "hidden_act": "gelu", "tie_word_embeddings": true
                    """),
                gated("gemma2", 0, """
                    "architectures": ["Gemma2ForCausalLM"], "model_type": "gemma2", "head_dim": 6,
                    "rope_theta": 10000.0, "hidden_activation": "gelu_pytorch_tanh", "sliding_window": 5,
                    "query_pre_attn_scalar": 4, "attn_logit_softcapping": 2.0, "final_logit_softcapping": 3.0,
                    "tie_word_embeddings": true
                    """),
                gated("gemma3", 0, """
                    "architectures": ["Gemma3ForCausalLM"], "model_type": "gemma3_text", "head_dim": 6,
                    "rope_theta": 1000000.0, "rope_local_base_freq": 10000.0,
                    "rope_scaling": {"rope_type": "linear", "factor": 8.0},
                    "hidden_activation": "gelu_pytorch_tanh", "sliding_window": 5, "sliding_window_pattern": 2,
                    "query_pre_attn_scalar": 4, "attn_logit_softcapping": null, "final_logit_softcapping": null,
                    "tie_word_embeddings": true
                    """));
    }

    private static FamilyCase gated(String name, double normStart, String own) {
        return new FamilyCase(name, OracleLlama::logits, normStart, GATED + own);
    }

    OracleConfig config() {
        return new OracleConfig(JsonParser.parseString("{" + json + "}").getAsJsonObject());
    }
}
