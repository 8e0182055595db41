package palimpsest.workbench;

import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.TokenScores;

/// A text scored by a model.
///
/// @param passages the text, cut where it is longer than the model's context
/// @param scores one entry a passage
/// @param natsPerToken mean over scored tokens
/// @param bitsPerByte Σ nll / (ln 2 · UTF-8 bytes of the scored tokens)
public record ScoredText(List<Passage> passages, List<TokenScores> scores, double natsPerToken, double bitsPerByte) {}
