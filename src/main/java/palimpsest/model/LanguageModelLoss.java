package palimpsest.model;

import java.util.List;
import palimpsest.graph.Cotangent;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Cross-entropy of next tokens.
///
/// The negative log-likelihood of a target is log Σ exp(logits) - logit(target). The first part is taken as
/// max(logits) - log(max softmax), whose logarithm never sees a 0. With a linear output layer the second is the product
/// of the hidden state with the target's row of the output embedding, so that no one-hot matrix is ever made.
public final class LanguageModelLoss {
    private LanguageModelLoss() {}

    /// Mean over all targets, nats per token.
    ///
    /// @param targets I64 [batch · time]
    /// @return F32 scalar
    public static Value mean(DecoderGraph decoder, Value targets) {
        return switch (decoder.output()) {
            case OutputLayer.Linear(Value hidden, Value weight) -> meanOfHidden(decoder.ops(), hidden, weight, targets);
            case OutputLayer.Capped _, OutputLayer.InOut _, OutputLayer.Given _ ->
                meanOfLogits(decoder.ops(), decoder.logits(), targets);
        };
    }

    /// With a gradient that subtracts the targets' rows instead of building softmax - one-hot.
    private static Value meanOfHidden(Ops ops, Value hidden, Value head, Value targets) {
        Value[] kept = new Value[2];
        float share = 1f / hidden.shape().at(0);
        return ops.graph()
                .withGradient(
                        List.of(hidden, head),
                        () -> {
                            Value logits = ops.gemm(hidden, head, false, true, 1);
                            kept[0] = ops.softmax(logits);
                            kept[1] = ops.gather(head, targets);
                            Value picked = ops.reduceSum(ops.mul(hidden, kept[1]), true, -1);
                            return ops.reduceMean(ops.sub(logSumExp(ops, logits, kept[0]), picked), false, 0, 1);
                        },
                        (later, gradient) -> {
                            Value softmax = kept[0];
                            Value factor = later.reshape(later.mul(gradient, share), 1);
                            Value towards = later.sub(later.gemm(softmax, head, false, false, 1), kept[1]);
                            Value scaled = later.mul(hidden, factor); // [n, width], far smaller than the softmax
                            return List.of(
                                    List.of(new Cotangent.Dense(later.mul(towards, factor))),
                                    List.of(
                                            new Cotangent.Dense(later.gemmTurned(softmax, scaled, 1)),
                                            new Cotangent.Rows(targets, later.neg(scaled))));
                        });
    }

    /// With a gradient that takes softmax - one-hot by subtracting one element a row.
    private static Value meanOfLogits(Ops ops, Value logits, Value targets) {
        Value[] kept = new Value[1];
        float share = 1f / logits.shape().at(0);
        Value columns = ops.reshape(targets, targets.shape().size(), 1);
        return ops.graph()
                .withGradient(
                        List.of(logits),
                        () -> {
                            kept[0] = ops.softmax(logits);
                            Value picked = ops.gatherElements(logits, columns);
                            return ops.reduceMean(ops.sub(logSumExp(ops, logits, kept[0]), picked), false, 0, 1);
                        },
                        (later, gradient) -> {
                            Value factor = later.reshape(later.mul(gradient, share), 1, 1);
                            Value added = later.expand(later.neg(factor), columns.shape());
                            Value towards = later.addElements(later.mul(kept[0], factor), columns, added);
                            return List.of(List.of(new Cotangent.Dense(towards)));
                        });
    }

    /// log Σ exp over the last axis, [n, 1], given the logits and their softmax.
    public static Value logSumExp(Ops ops, Value logits, Value softmax) {
        Value largest = ops.reduceMax(logits, true, -1);
        return ops.sub(largest, ops.log(ops.reduceMax(softmax, true, -1)));
    }
}
