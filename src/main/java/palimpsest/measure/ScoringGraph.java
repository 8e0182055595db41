package palimpsest.measure;

import java.util.List;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.model.LanguageModelLoss;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The forward pass of a model with what is measured of each prediction.
///
/// Inputs: `ids` and `targets`, I64 [batch · time]; the weights by name. Outputs, F32 [batch · time, 1] unless said
/// otherwise, in nats: see the constants.
final class ScoringGraph {
    static final String TARGETS = "targets";
    /// -ln p(target).
    static final String NLL = "nll";
    /// Tokens more likely than the target; its rank is one more.
    static final String ABOVE = "above";
    /// Entropy of the prediction.
    static final String ENTROPY = "entropy";
    /// All probabilities, F32 [batch · time, vocabulary].
    static final String PROBABILITIES = "probabilities";
    /// Input: the base's probabilities, F32 [batch · time, vocabulary].
    static final String BASE = "base";
    /// Cross-entropy of the prediction under the base's probabilities: KL(p0 || p1) + H(p0).
    static final String CROSS = "cross";

    private ScoringGraph() {}

    /// What a graph is asked for.
    enum Detail {
        /// Only [#NLL].
        LOSS,
        /// [#NLL] and [#ABOVE].
        ANSWERS,
        /// [#NLL], [#ABOVE] and [#ENTROPY].
        TOKENS,
        /// As `TOKENS`, and [#PROBABILITIES], to compare with later.
        BASE,
        /// As `TOKENS`, and [#CROSS] against the input [#BASE].
        COMPARED
    }

    static Graph build(DecoderGraph decoder, Detail detail) {
        Ops ops = decoder.ops();
        Graph graph = ops.graph();
        Value targets = graph.input(TARGETS, decoder.ids().valueType());
        Value logits = decoder.logits(); // [n, vocabulary]
        Value softmax = ops.softmax(logits);
        Value total = LanguageModelLoss.logSumExp(ops, logits, softmax); // [n, 1]
        Value picked =
                ops.gatherElements(logits, ops.reshape(targets, targets.shape().size(), 1));
        graph.output(NLL, ops.sub(total, picked));
        if (detail == Detail.LOSS) {
            return graph;
        }
        Value more = ops.cast(ops.greater(logits, picked), ElementType.F32);
        graph.output(ABOVE, ops.reduceSum(more, true, -1));
        if (detail == Detail.ANSWERS) {
            return graph;
        }
        graph.output(ENTROPY, ops.sub(total, ops.reduceSum(ops.mul(softmax, logits), true, -1)));
        if (detail == Detail.BASE) {
            graph.output(PROBABILITIES, softmax);
        } else if (detail == Detail.COMPARED) {
            Value base = graph.input(BASE, new ValueType(ElementType.F32, logits.shape()));
            graph.output(CROSS, ops.sub(total, ops.reduceSum(ops.mul(base, logits), true, -1)));
        }
        return graph;
    }

    static Shape column(DecoderGraph decoder) {
        return Shape.of((long) decoder.batch() * decoder.time(), 1);
    }

    static List<String> columns(Detail detail) {
        return switch (detail) {
            case LOSS -> List.of(NLL);
            case ANSWERS -> List.of(NLL, ABOVE);
            case TOKENS, BASE -> List.of(NLL, ABOVE, ENTROPY);
            case COMPARED -> List.of(NLL, ABOVE, ENTROPY, CROSS);
        };
    }
}
