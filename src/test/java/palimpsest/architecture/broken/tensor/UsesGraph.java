package palimpsest.architecture.broken.tensor;

import palimpsest.architecture.broken.graph.UsesRoot;

/// Uses a package that its row does not name, and closes a cycle with it.
public record UsesGraph(UsesRoot above) {}
