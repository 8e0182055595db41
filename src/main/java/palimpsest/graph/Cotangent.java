package palimpsest.graph;

/// A contribution to the gradient of a value.
public sealed interface Cotangent {
    /// A gradient of the value's own shape.
    record Dense(Value gradient) implements Cotangent {}

    /// Gradients of some rows of a matrix, zero elsewhere; an index may occur again, and then its rows add up.
    ///
    /// @param indices I64 [n], each from 0 to the matrix' rows - 1
    /// @param rows F32 [n, columns]
    record Rows(Value indices, Value rows) implements Cotangent {}
}
