package palimpsest.workbench;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.List;
import palimpsest.data.Document;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Passage;
import palimpsest.measure.Passages;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.TextScorer;
import palimpsest.measure.TokenScores;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;

/// Scores a text token by token, on the engine thread.
final class TextScoring {
    private TextScoring() {}

    /// @throws InputException if the text has no token that something precedes
    static ScoredText score(ModelFolder model, String text, int threads) {
        List<Passage> passages = passages(model, new Document("text", text));
        ProbeRows rows = new ProbeRows(passages, TrainingData.intake(model));
        try (Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), threads)) {
            List<TokenScores> scores =
                    TextScorer.score(engine, model.config()::decoder, model.tensorsToRead(arena), rows);
            return summary(model, text, passages, scores);
        }
    }

    /// A person's text, cut where it is longer than the model's context.
    ///
    /// @throws InputException if it has no token that something precedes
    static List<Passage> passages(ModelFolder model, Document text) {
        List<Passage> passages =
                Passages.of(text, model.tokenizer(), TrainingData.intake(model).longest());
        if (passages.isEmpty()) {
            throw new InputException("The text is empty; give some text to score.");
        }
        return passages;
    }

    /// For each token id the UTF-8 bytes of text it stands for.
    static int[] utf8Bytes(ModelFolder model) {
        int[] bytes = new int[model.config().vocabulary()];
        int known = Math.min(bytes.length, model.tokenizer().vocabularySize());
        for (int id = 0; id < known; id++) {
            bytes[id] = model.tokenizer().utf8Bytes(id);
        }
        return bytes;
    }

    /// Bits per byte are over the bytes of the text itself: a tokenizer may put a space before it, which is not one.
    private static ScoredText summary(
            ModelFolder model, String text, List<Passage> passages, List<TokenScores> scores) {
        double bits = 0;
        long tokens = 0;
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < passages.size(); i++) {
            int[] ids = passages.get(i).ids();
            float[] log2p = scores.get(i).log2p();
            for (int token = 0; token < ids.length; token++) {
                if (Float.isNaN(log2p[token])) {
                    bytes -= model.tokenizer().utf8Bytes(ids[token]);
                } else {
                    bits -= log2p[token];
                    tokens++;
                }
            }
        }
        if (tokens == 0) {
            throw new InputException("The text is a single token that nothing precedes; give a longer one.");
        }
        return new ScoredText(passages, scores, bits * Math.log(2) / tokens, bits / Math.max(1, bytes));
    }
}
