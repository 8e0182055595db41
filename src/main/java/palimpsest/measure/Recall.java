package palimpsest.measure;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a snapshot of the probes comes to, a few numbers a probe: all that a [Knowledge] is read from, small enough to
/// keep one of every step that was measured.
///
/// @param step optimizer steps done; 0 is the base
/// @param bits surprisal of each passage's predicted tokens (bits)
/// @param bytes UTF-8 bytes of these tokens
/// @param answers of the questions
public record Recall(long step, float[] bits, int[] bytes, AnswerScores answers) {
    /// @param passages that the snapshot speaks of
    public static Recall of(List<Passage> passages, ProbeSnapshot snapshot) {
        float[] bits = new float[passages.size()];
        int[] bytes = new int[passages.size()];
        for (int i = 0; i < bits.length; i++) {
            Passage passage = passages.get(i);
            float[] log2p = snapshot.passages().get(i).log2p();
            double sum = 0;
            for (int token = 0; token < log2p.length; token++) {
                if (!Float.isNaN(log2p[token])) {
                    sum -= log2p[token];
                    bytes[i] += passage.token(token).getBytes(StandardCharsets.UTF_8).length;
                }
            }
            bits[i] = (float) sum;
        }
        return new Recall(snapshot.step(), bits, bytes, snapshot.answers());
    }
}
