package palimpsest.train;

/// Number type of a run's matrix products. Weights and the optimizer's state are F32 in each.
public enum Precision {
    F32,
    BF16,
    F16
}
