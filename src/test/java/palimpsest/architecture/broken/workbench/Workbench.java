package palimpsest.architecture.broken.workbench;

/// What a view must not know.
public final class Workbench {}
