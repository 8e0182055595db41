package palimpsest.model;

/// Forward graphs by family.
public final class ModelGraphs {
    private ModelGraphs() {}

    public static DecoderGraph llama(LlamaConfig config, int batch, int time) {
        return LlamaGraph.build(config, batch, time);
    }
}
