package palimpsest.bench.families;

import ai.djl.ndarray.NDArray;

/// A family's forward pass.
@FunctionalInterface
interface Oracle {
    /// @param weights the model's, by name; a name that is new is a weight that begins at random
    /// @param ids one-hot [batch, time, vocabulary]
    /// @return logits [batch, time, vocabulary]
    NDArray logits(OracleConfig config, OracleWeights weights, NDArray ids);
}
