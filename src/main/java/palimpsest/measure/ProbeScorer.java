package palimpsest.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.Engine;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.HostTensor;

/// Scores the probes of a run: passages token by token, against the base's predictions, and questions by their answers.
public final class ProbeScorer implements AutoCloseable {
    private final Optional<PassageScorer> passages;
    private final Optional<QuestionScorer> questions;

    /// Builds the model's forward graph for a batch of rows of some length.
    @FunctionalInterface
    public interface Decoders {
        DecoderGraph build(int batch, int time);
    }

    /// How large a batch is to be.
    ///
    /// @param bytes room that its predictions are to take at most
    /// @param leastPositions as few as still keep a matrix product busy, whatever room they take
    /// @param mostPositions more gain nothing
    record Batch(int bytes, int leastPositions, int mostPositions) {}

    /// What a model takes in.
    ///
    /// @param beginning the token that every text stands behind, where there is one
    /// @param context most tokens
    /// @param vocabulary number of token ids
    public record Intake(OptionalInt beginning, int context, int vocabulary) {
        /// Most tokens of a text of its own, behind the beginning.
        public int longest() {
            return context - (beginning.isPresent() ? 1 : 0);
        }

        /// Rows of a batch: of many tokens to choose from fewer, so that the predictions stay small.
        ///
        /// @param time tokens of input in a row
        int rows(int time, Batch batch) {
            int positions =
                    Math.clamp(batch.bytes() / Float.BYTES / vocabulary, batch.leastPositions(), batch.mostPositions());
            return Math.max(1, positions / time);
        }
    }

    /// @param weights the weights by name, read at every scoring
    /// @param passages each of at most as many tokens as the model takes in, a beginning token counted
    /// @param questions likewise
    /// @param scratch folder for the base's predictions
    public ProbeScorer(
            Engine engine,
            Decoders decoders,
            Map<String, HostTensor> weights,
            List<Passage> passages,
            List<Question> questions,
            Intake intake,
            Path scratch) {
        this.passages = passages.isEmpty()
                ? Optional.empty()
                : Optional.of(new PassageScorer(
                        engine, decoders, weights, new ProbeRows(passages, intake), intake.vocabulary(), scratch));
        this.questions = questions.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuestionScorer(engine, decoders, weights, questions, intake));
    }

    /// Scores the probes under the weights as they are now, and keeps the predictions to compare with. Call it once,
    /// with the base's weights.
    public ProbeSnapshot base() {
        return new ProbeSnapshot(0, passages.map(PassageScorer::base).orElse(List.of()), answers());
    }

    /// Scores the probes under the weights as they are now against the base's predictions.
    public ProbeSnapshot score(long step) {
        return new ProbeSnapshot(step, passages.map(PassageScorer::score).orElse(List.of()), answers());
    }

    private AnswerScores answers() {
        return questions.map(QuestionScorer::score).orElse(AnswerScores.none());
    }

    @Override
    public void close() {
        passages.ifPresent(PassageScorer::close);
        questions.ifPresent(QuestionScorer::close);
    }
}
