package palimpsest.workbench;

/// A part of a run whose time is told by itself.
enum RunPart {
    /// Copying the weights and building the graphs.
    READY,
    /// What the first step takes beyond a usual one, which has its memory already.
    FIRST_STEP,
    /// Loss and gradients of one micro-batch.
    MICRO_BATCH,
    /// The update of the weights, once a step.
    OPTIMIZER,
    /// L2-SP and EWC, once a step.
    DISTANCES,
    /// The divergence from the base on one micro-batch of old rows.
    DIVERGENCE,
    /// One row of the Fisher information.
    FISHER_ROW,
    /// Held-out loss of one micro-batch.
    HELD_OUT,
    /// The base's predictions of one batch of probe passages.
    BASE_PROBES,
    /// One batch of probe passages, compared with the base's.
    PROBES,
    /// One batch of questions.
    QUESTIONS,
    /// One token of each text that the model writes side by side.
    WRITING
}
