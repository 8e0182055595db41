package palimpsest.ui.ledger;

/// Something that happened to what the model knows, in a short line.
///
/// @param kind what happened
/// @param step the step at which it was first measured
/// @param text the line
public record Caption(Kind kind, long step, String text) {
    /// What happened.
    public enum Kind {
        LOST,
        HALF_LOST,
        BACK,
        LEARNED
    }
}
