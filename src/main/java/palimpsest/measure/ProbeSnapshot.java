package palimpsest.measure;

import java.util.List;

/// All probe passages as one model at one step predicts them.
///
/// @param step optimizer steps done; 0 is the base
/// @param passages one entry a passage, in the order of the passages
public record ProbeSnapshot(long step, List<TokenScores> passages) {}
