package palimpsest.workbench;

import java.util.List;

/// What two models expect in the same place, each with the likeliest first.
///
/// @param step optimizer steps of the second model
/// @param base what the base expects
/// @param now what the model expects
public record Alternatives(long step, List<Choice> base, List<Choice> now) {
    /// A token that could come.
    ///
    /// @param text its characters
    /// @param log2p log2 of its probability (bits, 0 or less)
    /// @param actual whether it is the one that comes in the text
    public record Choice(String text, double log2p, boolean actual) {}
}
