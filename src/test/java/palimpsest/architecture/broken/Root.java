package palimpsest.architecture.broken;

/// Stands for the entry point, which nobody may use.
public final class Root {}
