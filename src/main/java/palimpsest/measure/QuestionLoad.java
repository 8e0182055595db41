package palimpsest.measure;

import java.util.Comparator;
import java.util.List;

/// How much it is to ask all questions once.
///
/// @param batches batches of questions; each takes about as long, whatever its questions' length
/// @param rows questions of a usual batch
/// @param tokens tokens of a row of it
/// @param lengths lengths that questions are asked in, with a graph each
public record QuestionLoad(int batches, int rows, int tokens, int lengths) {
    /// No questions.
    public static QuestionLoad none() {
        return new QuestionLoad(0, 0, 0, 0);
    }

    public static QuestionLoad of(List<Question> questions, ProbeScorer.Intake intake) {
        int lead = intake.beginning().isPresent() ? 1 : 0;
        List<QuestionScorer.Length> lengths = QuestionScorer.lengths(questions, lead, intake.context());
        int batches = lengths.stream()
                .mapToInt(length -> Math.ceilDiv(length.members().size(), QuestionScorer.rows(length, intake)))
                .sum();
        return lengths.stream()
                .max(Comparator.comparingInt(length -> length.members().size()))
                .map(usual ->
                        new QuestionLoad(batches, QuestionScorer.rows(usual, intake), usual.time(), lengths.size()))
                .orElseGet(QuestionLoad::none);
    }
}
