package palimpsest.workbench;

/// A field of the plan, for a problem to point at.
public enum PlanField {
    MODEL,
    NEW_TEXT,
    OLD_TEXT,
    HELD_OUT,
    PROBES,
    REPLAY,
    STEPS,
    LEARNING_RATE,
    BATCH,
    CONTEXT,
    KEEPING,
    EPOCHS,
    STOPPING,
    METHOD,
    OTHER
}
