package palimpsest.train;

/// Which weights a run changes.
public sealed interface Method {
    /// Every weight of the model.
    record Full() implements Method {}
}
