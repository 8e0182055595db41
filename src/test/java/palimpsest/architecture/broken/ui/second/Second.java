package palimpsest.architecture.broken.ui.second;

/// Belongs to a feature of its own.
public final class Second {}
