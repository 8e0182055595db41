package palimpsest.onnx;

import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// A tensor of an imported graph: known already, or computed when the graph runs.
sealed interface Term {
    ElementType type();

    Shape shape();

    record Known(Constant constant) implements Term {
        @Override
        public ElementType type() {
            return constant.type();
        }

        @Override
        public Shape shape() {
            return constant.shape();
        }
    }

    record Computed(Value value) implements Term {
        @Override
        public ElementType type() {
            return value.type();
        }

        @Override
        public Shape shape() {
            return value.shape();
        }
    }
}
