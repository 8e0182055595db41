package palimpsest.workbench;

import java.util.List;

/// How two models go on with the same text, token by token.
///
/// @param step optimizer steps of the second model
/// @param base the characters of each token that the base adds
/// @param now of each that the model adds
public record Continuations(long step, List<String> base, List<String> now) {}
