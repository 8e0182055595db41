package palimpsest.model;

import java.nio.file.Path;
import java.util.SequencedMap;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.weights.WeightSource;

/// Checks that a model's weights are those its config calls for: none missing, none over, of the right shapes.
record WeightCheck(Path folder, ModelConfig config, WeightSource weights) {
    void run() {
        SequencedMap<String, Shape> expected = config.weightShapes();
        expected.forEach(this::checkPresent);
        for (String name : weights.names()) {
            if (!expected.containsKey(name)) {
                checkSurplus(name);
            }
        }
    }

    private void checkPresent(String name, Shape expected) {
        if (!weights.names().contains(name)) {
            String remedy = name.equals(config.details().headName())
                    ? "if the head is the embedding, set \"tie_word_embeddings\" to true in config.json"
                    : "fetch the weights again, or the config.json that belongs to them";
            throw new InputException("%s: the weights lack the tensor %s; %s.".formatted(folder, name, remedy));
        }
        Shape found = weights.shape(name);
        if (!found.equals(expected)) {
            throw new InputException("%s: tensor %s has the shape %s, expected %s by config.json; one of the two is of "
                            .formatted(folder, name, found, expected)
                    + "another model, so fetch both again.");
        }
        if (!weights.type(name).isFloating()) {
            throw new InputException("%s: tensor %s holds %s, expected F32, F16 or BF16; convert the model first."
                    .formatted(folder, name, weights.type(name)));
        }
    }

    private void checkSurplus(String name) {
        if (config.details().isBuffer(name)) {
            return;
        }
        if (config.tiedHead() && name.equals(config.details().headName())) {
            checkHeadIsEmbedding(name);
            return;
        }
        throw new InputException(
                ("%s: the weights hold the tensor %s, which a model of this config.json does not have; "
                                + "one of the two is of another model, so fetch both again.")
                        .formatted(folder, name));
    }

    /// Some files repeat a tied head; it may stay as long as it says the same.
    private void checkHeadIsEmbedding(String head) {
        String embedding = config.details().embeddingName();
        if (weights.bytes(head).mismatch(weights.bytes(embedding)) != -1) {
            throw new InputException(("%s: config.json ties the head to the embedding, but %s differs from %s; if the "
                            + "head is its own, set \"tie_word_embeddings\" to false.")
                    .formatted(folder, head, embedding));
        }
    }
}
