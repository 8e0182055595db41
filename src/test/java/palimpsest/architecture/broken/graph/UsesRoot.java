package palimpsest.architecture.broken.graph;

import palimpsest.architecture.broken.Root;
import palimpsest.architecture.broken.tensor.UsesGraph;

/// Uses the entry point.
public record UsesRoot(Root root, UsesGraph cycle) {}
