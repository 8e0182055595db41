package palimpsest.model;

import java.util.ArrayList;
import java.util.List;
import palimpsest.graph.Cotangent;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Divergence of a model's predictions from its base's, KL(p0 || p) = Σ p0 (ln p0 - ln p) over the whole vocabulary, as
/// in distillation (Hinton, Vinyals, Dean, arXiv 1503.02531; Li and Hoiem, arXiv 1606.09282, for fine-tuning), with the
/// base as the teacher and no temperature.
///
/// With a linear output layer both predictions are made from hidden states a few rows at a time, and the gradient with
/// them, so that no more than a few rows of the vocabulary's width are ever in memory.
public final class DistillationLoss {
    /// Most logits at a time: 64 MiB of them.
    private static final long LOGITS = 1L << 24;

    private DistillationLoss() {}

    /// Mean over all positions, nats per token.
    ///
    /// @param output makes the model's predictions of n positions
    /// @param base makes the base's of the same
    /// @return F32 scalar
    public static Value mean(Ops ops, OutputLayer.Linear output, OutputLayer.Linear base) {
        return mean(ops, output, base, Math.max(1, LOGITS / output.vocabulary()));
    }

    /// Mean over all positions, nats per token, with a gradient that is the difference of the predictions.
    ///
    /// @param logits the model's, F32 [n, vocabulary]
    /// @param wanted the base's, F32 [n, vocabulary]
    /// @return F32 scalar
    public static Value mean(Ops ops, Value logits, Value wanted) {
        Value[] excess = new Value[1];
        float share = 1f / logits.shape().at(0);
        return ops.graph()
                .withGradient(
                        List.of(logits),
                        () -> {
                            Value softmax = ops.softmax(logits);
                            Value base = ops.softmax(wanted);
                            excess[0] = ops.sub(softmax, base);
                            return ops.reduceMean(divergence(ops, logits, softmax, wanted, base), false, 0, 1);
                        },
                        (later, gradient) -> {
                            Value factor = later.reshape(later.mul(gradient, share), 1);
                            return List.of(List.of(new Cotangent.Dense(later.mul(excess[0], factor))));
                        });
    }

    /// @param most rows at a time
    static Value mean(Ops ops, OutputLayer.Linear output, OutputLayer.Linear base, long most) {
        Value hidden = output.hidden(); // [n, width]
        Value head = output.weight(); // [vocabulary, width]
        Value baseHidden = base.hidden();
        Value baseHead = base.weight();
        long rows = hidden.shape().at(0);
        List<Value> towardsHidden = new ArrayList<>();
        Value[] towardsHead = new Value[1];
        return ops.graph()
                .withGradient(
                        List.of(hidden, head),
                        () -> {
                            List<Value> divergences = new ArrayList<>();
                            for (long from = 0; from < rows; from += most) {
                                long to = Math.min(rows, from + most);
                                Value part = ops.slice(hidden, 0, from, to); // [part, width]
                                Value logits = ops.gemm(part, head, false, true, 1); // [part, vocabulary]
                                Value softmax = ops.softmax(logits);
                                Value wanted = ops.gemm(ops.slice(baseHidden, 0, from, to), baseHead, false, true, 1);
                                Value given = ops.softmax(wanted);
                                divergences.add(divergence(ops, logits, softmax, wanted, given));
                                Value excess = ops.sub(softmax, given); // dKL / dlogits
                                towardsHidden.add(ops.gemm(excess, head, false, false, 1));
                                Value more = ops.gemm(excess, part, true, false, 1); // [vocabulary, width]
                                towardsHead[0] = from == 0 ? more : ops.add(towardsHead[0], more);
                            }
                            return ops.reduceMean(ops.concat(0, divergences), false, 0, 1);
                        },
                        (later, gradient) -> {
                            Value factor = later.reshape(later.mul(gradient, 1f / rows), 1);
                            return List.of(
                                    List.of(new Cotangent.Dense(later.mul(later.concat(0, towardsHidden), factor))),
                                    List.of(new Cotangent.Dense(later.mul(towardsHead[0], factor))));
                        });
    }

    /// Σ p0 (z0 - z) - ln Σ exp z0 + ln Σ exp z, [n, 1].
    private static Value divergence(Ops ops, Value logits, Value softmax, Value wanted, Value base) {
        Value gap = ops.reduceSum(ops.mul(base, ops.sub(wanted, logits)), true, -1);
        Value total = LanguageModelLoss.logSumExp(ops, logits, softmax);
        return ops.add(gap, ops.sub(total, LanguageModelLoss.logSumExp(ops, wanted, base)));
    }
}
