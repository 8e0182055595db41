package palimpsest.model;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.weights.WeightSource;

/// Checks that a model's weights are those its config calls for: none missing, none over, of the right shapes.
record WeightCheck(Path folder, ModelConfig config, WeightSource weights) {
    /// Pieces of a repeated head that are compared, and their bytes: what was trained apart differs everywhere.
    private static final int PIECES = 16;

    private static final long PIECE_BYTES = 4096;

    void run() {
        SequencedMap<String, Shape> expected = config.weightShapes();
        List<String> missing = expected.keySet().stream()
                .filter(name -> !weights.names().contains(name))
                .toList();
        List<String> surplus = weights.names().stream()
                .filter(name -> !expected.containsKey(name) && !isLeftAlone(name))
                .toList();
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            Quantisation.requireNone(folder, weights.names());
            throw new WeightMismatch(folder, config, missing, surplus).refusal();
        }
        expected.forEach(this::checkType);
        String head = config.details().headName();
        if (config.tiedHead() && weights.names().contains(head)) {
            checkHeadIsEmbedding(head);
        }
    }

    /// Some files carry what is computed, or repeat a tied head.
    private boolean isLeftAlone(String name) {
        return config.details().isBuffer(name)
                || config.tiedHead() && name.equals(config.details().headName());
    }

    private void checkType(String name, Shape expected) {
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

    private void checkHeadIsEmbedding(String head) {
        String embedding = config.details().embeddingName();
        if (!sameSize(head, embedding) || !sameContent(head, embedding)) {
            throw new InputException(("%s: config.json ties the head to the embedding, but %s differs from %s; if the "
                            + "head is its own, set \"tie_word_embeddings\" to false.")
                    .formatted(folder, head, embedding));
        }
    }

    private boolean sameSize(String head, String embedding) {
        return weights.type(head) == weights.type(embedding)
                && weights.shape(head).equals(weights.shape(embedding));
    }

    /// Compares pieces from the beginning to the end, so that opening a large model does not read it.
    private boolean sameContent(String head, String embedding) {
        long bytes = weights.bytes(head).byteSize();
        long length = Math.min(PIECE_BYTES, bytes);
        for (int piece = 0; piece < PIECES; piece++) {
            long start = (bytes - length) * piece / (PIECES - 1);
            if (weights.bytes(head)
                            .asSlice(start, length)
                            .mismatch(weights.bytes(embedding).asSlice(start, length))
                    != -1) {
                return false;
            }
        }
        return true;
    }
}
