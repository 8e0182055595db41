package palimpsest.model;

import java.nio.file.Path;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.Tokenizer;

/// Checks that a tokenizer can be the one a model was trained with.
record TokenizerCheck(Path folder, ModelConfig config, Tokenizer tokenizer) {
    /// Embeddings are padded for speed, by up to 2 % in known models; this leaves room.
    private static final int SMALLEST_ROOM = 128;

    private static final int SHARE_OF_ROOM = 8;

    void run() {
        int known = config.vocabulary();
        int tokens = tokenizer.vocabularySize();
        if (tokens > known) {
            throw new InputException(("%s: its tokenizer has ids up to %,d, but the model knows only %,d tokens; the "
                            + "tokenizer is of another model, so fetch the right one.")
                    .formatted(folder, tokens - 1, known));
        }
        if (known - tokens > Math.max(SMALLEST_ROOM, known / SHARE_OF_ROOM)) {
            throw new InputException(("%s: its tokenizer has %,d tokens, but the model knows %,d; the tokenizer is of "
                            + "another model, so fetch the right one.")
                    .formatted(folder, tokens, known));
        }
        tokenizer.beginning().ifPresent(id -> checkId("begins a document", id));
        tokenizer.ends().forEach(id -> checkId("ends a text", id));
    }

    private void checkId(String use, int id) {
        if (id < 0 || id >= config.vocabulary()) {
            throw new InputException(
                    "%s: the token that %s has the id %d, but the model knows only %,d tokens; fetch the "
                                    .formatted(folder, use, id, config.vocabulary())
                            + "tokenizer's files and the config again.");
        }
    }
}
