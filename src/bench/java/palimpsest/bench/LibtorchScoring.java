package palimpsest.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/// Probability, rank and entropy of each token on libtorch, without gradients.
final class LibtorchScoring implements Side {
    private final TrainingShape shape;
    private final LibtorchModel model;

    LibtorchScoring(TrainingShape shape, int threads) {
        this.shape = shape;
        model = LibtorchModel.open(shape, threads);
        JniUtils.setGradMode(false);
    }

    @Override
    public double step(long step, int[] rows) {
        try (NDManager scope = model.manager.newSubManager()) {
            NDArray inputs = scope.create(shape.inputs(rows));
            NDArray targets = scope.create(shape.targets(rows), new Shape(shape.tokensPerStep(), 1));
            NDArray likelihoods = model.logits(inputs, scope).logSoftmax(1);
            NDArray picked = likelihoods.gather(targets, 1);
            float[] rank = likelihoods
                    .gt(picked)
                    .sum(new int[] {1})
                    .toType(ai.djl.ndarray.types.DataType.FLOAT32, false)
                    .toFloatArray();
            float[] entropy =
                    likelihoods.exp().mul(likelihoods).sum(new int[] {1}).neg().toFloatArray();
            if (rank.length != entropy.length) {
                throw new IllegalStateException("expected a rank and an entropy a token");
            }
            return picked.mean().neg().getFloat();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
