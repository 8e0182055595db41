package palimpsest.history;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import palimpsest.measure.AnswerScores;

/// How the questions were answered at a step, as a [RecordArray]: a row a question, columns `bits`, `log2p`, `rank`.
/// Twelve bytes a question, so that thousands of questions can be asked at every measurement.
final class AnswersFile {
    private static final RecordArray ARRAY =
            new RecordArray("[('bits', '<f4'), ('log2p', '<f4'), ('rank', '<i4')]", 12);

    private AnswersFile() {}

    static void write(Path file, AnswerScores answers) {
        ByteBuffer bytes = ARRAY.begin(answers.length());
        for (int i = 0; i < answers.length(); i++) {
            bytes.putFloat(answers.bits()[i]).putFloat(answers.log2p()[i]).putInt(answers.rank()[i]);
        }
        WholeFile.write(file, bytes.flip());
    }

    /// @throws palimpsest.tensor.InputException if it cannot be read or is not of so many questions
    static AnswerScores read(Path file, int questions) {
        ByteBuffer bytes = ARRAY.read(file, questions, "the answers");
        AnswerScores answers = new AnswerScores(new float[questions], new float[questions], new int[questions]);
        for (int i = 0; i < questions; i++) {
            answers.bits()[i] = bytes.getFloat();
            answers.log2p()[i] = bytes.getFloat();
            answers.rank()[i] = bytes.getInt();
        }
        return answers;
    }
}
