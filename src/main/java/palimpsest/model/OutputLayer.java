package palimpsest.model;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// What makes the logits of a decoder: the one place that says how the last hidden states become predictions.
public sealed interface OutputLayer {
    /// Number of token ids.
    long vocabulary();

    /// Logits of every position, F32 [batch · time, vocabulary].
    Value logits(Ops ops);

    /// Logits of some positions only, F32 [n, vocabulary].
    ///
    /// @param positions I64 [n], each a row of the decoder's [batch · time]
    Value logits(Ops ops, Value positions);

    /// hidden · weightᵀ, the usual head.
    ///
    /// @param hidden F32 [batch · time, width], after the last normalisation
    /// @param weight output embedding, F32 [vocabulary, width]; the input embedding where the head is tied
    record Linear(Value hidden, Value weight) implements OutputLayer {
        @Override
        public long vocabulary() {
            return weight.shape().at(0);
        }

        @Override
        public Value logits(Ops ops) {
            return ops.gemm(hidden, weight, false, true, 1);
        }

        @Override
        public Value logits(Ops ops, Value positions) {
            return ops.gemm(ops.gather(hidden, positions), weight, false, true, 1);
        }
    }

    /// cap · tanh(logits / cap), which keeps logits between -cap and cap (Gemma 2, arXiv 2408.00118).
    record Capped(Linear linear, float cap) implements OutputLayer {
        @Override
        public long vocabulary() {
            return linear.vocabulary();
        }

        @Override
        public Value logits(Ops ops) {
            return ops.softCap(linear.logits(ops), cap);
        }

        @Override
        public Value logits(Ops ops, Value positions) {
            return ops.softCap(linear.logits(ops, positions), cap);
        }
    }

    /// hidden · weight, for files that hold the head the other way round.
    ///
    /// @param hidden F32 [batch · time, width], after the last normalisation
    /// @param weight F32 [width, vocabulary]
    record InOut(Value hidden, Value weight) implements OutputLayer {
        @Override
        public long vocabulary() {
            return weight.shape().at(1);
        }

        @Override
        public Value logits(Ops ops) {
            return ops.gemm(hidden, weight, false, false, 1);
        }

        @Override
        public Value logits(Ops ops, Value positions) {
            return ops.gemm(ops.gather(hidden, positions), weight, false, false, 1);
        }
    }

    /// Logits of a graph that was taken over, whatever makes them.
    ///
    /// @param logits F32 [batch · time, vocabulary]
    record Given(Value logits) implements OutputLayer {
        @Override
        public long vocabulary() {
            return logits.shape().at(1);
        }

        @Override
        public Value logits(Ops ops) {
            return logits;
        }

        @Override
        public Value logits(Ops ops, Value positions) {
            return ops.gather(logits, positions);
        }
    }
}
