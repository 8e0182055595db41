package palimpsest.measure;

import java.util.List;

/// All probes as one model at one step predicts them.
///
/// @param step optimizer steps done; 0 is the base
/// @param passages one entry a passage, in the order of the passages
/// @param answers of the questions, in their order
public record ProbeSnapshot(long step, List<TokenScores> passages, AnswerScores answers) {
    /// Of passages alone.
    public ProbeSnapshot(long step, List<TokenScores> passages) {
        this(step, passages, AnswerScores.none());
    }
}
