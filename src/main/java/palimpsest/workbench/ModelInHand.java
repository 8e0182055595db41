package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.util.Map;
import palimpsest.engine.Engine;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.TextComparison;
import palimpsest.measure.TextGenerator;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.HostTensor;

/// A model whose weights are at hand, to score texts and to write some. On the engine thread.
///
/// @param decoders builds its graph over whole rows
/// @param writing builds its graph over new tokens
/// @param weights all weights by name, as they are now
/// @param folder the folder it was opened from, for its tokenizer and sizes; of a model that changes, the base's
record ModelInHand(
        Engine engine,
        ProbeScorer.Decoders decoders,
        TextGenerator.Decoders writing,
        Map<String, HostTensor> weights,
        ModelFolder folder) {
    /// A model as its folder holds it.
    ///
    /// @param arena owns the weights that have to be converted
    static ModelInHand of(Engine engine, ModelFolder folder, Arena arena) {
        return new ModelInHand(
                engine, folder.config()::decoder, folder.config()::cachedDecoder, folder.tensorsToRead(arena), folder);
    }

    TextComparison.Model scored() {
        return new TextComparison.Model(decoders, weights);
    }
}
