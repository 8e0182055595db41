package palimpsest.autodiff;

/// The gradient of one operator, as nodes added to the graph.
@FunctionalInterface
interface BackwardRule {
    /// Adds to the gradients of the node's inputs what the gradients of its outputs imply (the vector-Jacobian
    /// product).
    void apply(Backward at);
}
