package palimpsest.autodiff;

import java.util.List;
import java.util.Optional;
import palimpsest.graph.Cotangent;
import palimpsest.graph.Node;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// One node seen from a backward rule: its operands, the gradients that reached its outputs, and where to put those of
/// its inputs.
final class Backward {
    private final Node node;
    private final Ops ops;
    private final Tape tape;

    Backward(Node node, Ops ops, Tape tape) {
        this.node = node;
        this.ops = ops;
        this.tape = tape;
    }

    Ops ops() {
        return ops;
    }

    Node node() {
        return node;
    }

    Value input(int index) {
        return tape.read(node.input(index));
    }

    Value output() {
        return tape.read(node.output(0));
    }

    /// Gradient of the first output, of its shape.
    Value gradient() {
        return gradient(0);
    }

    /// Gradient of an output; zeros where none reached it.
    Value gradient(int index) {
        Value output = node.output(index);
        return tape.gradient(output).orElseGet(() -> ops.zeros(output.shape()));
    }

    /// Gradient that reached another value so far.
    Optional<Value> gradientOf(Value value) {
        return tape.gradient(value);
    }

    List<Node> consumers(Value value) {
        return tape.consumers(value);
    }

    boolean needs(int index) {
        return index < node.inputs().size() && tape.needs(node.input(index));
    }

    /// Adds to the gradient of an input.
    void add(int index, Value gradient) {
        tape.add(node.input(index), new Cotangent.Dense(gradient));
    }

    /// Adds rows to the gradient of an input that is a matrix.
    void addRows(int index, Value indices, Value rows) {
        tape.add(node.input(index), new Cotangent.Rows(indices, rows));
    }

    /// Adds to the gradient of an input that was broadcast to the output's shape: sums over the axes it was spread
    /// along.
    void addUnbroadcast(int index, Value gradient) {
        add(index, Reductions.toShape(ops, gradient, node.input(index).shape()));
    }

    /// The input as a matrix: all axes but the last as rows.
    Value matrix(Value value) {
        Shape shape = value.shape();
        return ops.reshape(value, shape.size() / shape.at(-1), shape.at(-1));
    }
}
