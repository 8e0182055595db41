package palimpsest.measure;

import java.util.Map;
import palimpsest.engine.Engine;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.HostTensor;

/// A model that takes in rows of text a few tokens at a time and predicts what follows each.
sealed interface Predictor extends AutoCloseable permits CachedModel, RereadModel {
    /// Tokens of each row that [#read] takes in at once.
    int STRETCH = 32;

    /// One that keeps keys and values, or where the model's graph cannot, one that reads each row again.
    ///
    /// @param weights all weights by name
    /// @param batch rows
    /// @param capacity most tokens of a row
    /// @param temperature what predictions are taken at, as probabilities; 0 for plain logits
    static Predictor of(
            Engine engine,
            TextGenerator.Decoders decoders,
            Map<String, HostTensor> weights,
            int batch,
            int capacity,
            double temperature) {
        DecoderGraph decoder = decoders.build(batch, 1, capacity);
        return decoder.cache().isPresent()
                ? new CachedModel(engine, decoders, weights, batch, capacity, temperature)
                : new RereadModel(engine, decoders, weights, batch, capacity, temperature);
    }

    int vocabulary();

    /// Takes in one token of each row.
    ///
    /// @param ids [batch]
    /// @param positions [batch], each at most one more than the row's last
    /// @return predictions [batch · vocabulary], which stand until the next call
    float[] predict(int[] ids, int[] positions);

    /// Takes in [#STRETCH] tokens of each row, without a prediction.
    ///
    /// @param ids [batch · STRETCH]
    /// @param positions [batch · STRETCH]
    void read(int[] ids, int[] positions);

    @Override
    void close();
}
