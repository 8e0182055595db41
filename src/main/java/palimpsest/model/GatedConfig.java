package palimpsest.model;

import com.google.gson.JsonObject;

/// What Llama and the families that descend from it have in common. Here are Llama's own ways; a family overrides those
/// it does otherwise.
sealed interface GatedConfig extends FamilyConfig permits LlamaConfig, Qwen2Config, Qwen3Config, GemmaFamily {
    /// Name of the token embedding.
    String EMBEDDING = "model.embed_tokens.weight";

    /// Name of the head.
    String HEAD = "lm_head.weight";

    GatedSizes sizes();

    /// The rotary positions of most blocks.
    Rotary rotary();

    /// Those of one block.
    default Rotary rotary(int block) {
        return rotary();
    }

    default Attention attention(int block) {
        return new Attention(sizes().heads(), sizes().keyHeads(), sizes().headSize()).within(window(block));
    }

    /// Whether queries, keys and values have a bias.
    default boolean queryBias() {
        return false;
    }

    /// Whether the attention's last linear layer has a bias.
    default boolean outputBias() {
        return false;
    }

    default boolean feedForwardBias() {
        return false;
    }

    /// Whether the queries and keys of each head are normalised before they are rotated.
    default boolean queryNorms() {
        return false;
    }

    /// Whether the results of attention and feed-forward part are normalised before they are added.
    default boolean postNorms() {
        return false;
    }

    default Activation activation() {
        return Activation.SILU;
    }

    /// What the embedding is multiplied by.
    default float embeddingScale() {
        return 1;
    }

    /// Soft cap of the logits, 0 for none.
    default float logitCap() {
        return 0;
    }

    @Override
    default int vocabulary() {
        return sizes().vocabulary();
    }

    @Override
    default int width() {
        return sizes().width();
    }

    @Override
    default int blocks() {
        return sizes().blocks();
    }

    @Override
    default int context() {
        return sizes().context();
    }

    @Override
    default boolean isBuffer(String name) {
        return name.endsWith("rotary_emb.inv_freq");
    }

    @Override
    default String embeddingName() {
        return EMBEDDING;
    }

    @Override
    default String headName() {
        return HEAD;
    }

    @Override
    default DecoderGraph build(DecoderGraph graph) {
        return GatedGraph.build(this, graph);
    }

    /// Adds the fields that only this family has.
    void addOwnTo(JsonObject json);

    @Override
    default void addTo(JsonObject json) {
        sizes().addTo(json);
        rotary().addTo(json);
        json.addProperty("hidden_act", activation().jsonName());
        json.addProperty("attention_dropout", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead());
        addOwnTo(json);
    }
}
