package palimpsest.history;

/// A run stood still, and went on.
///
/// @param step the last step before
/// @param seconds how long it was paused; 0 where it had ended and was resumed, however long after
public record Interruption(long step, double seconds) {}
