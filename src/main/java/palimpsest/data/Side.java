package palimpsest.data;

/// The two corpora of a replay mix.
public enum Side {
    /// The text that is learned.
    NEW,
    /// The model's original text, replayed so that it is not forgotten.
    OLD
}
