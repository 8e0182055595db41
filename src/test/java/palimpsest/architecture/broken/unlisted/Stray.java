package palimpsest.architecture.broken.unlisted;

/// Lies in a package that the table does not name.
public final class Stray {}
