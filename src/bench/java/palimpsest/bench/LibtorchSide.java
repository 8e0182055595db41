package palimpsest.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.train.OptimizerSettings;

/// The same step on libtorch through DJL's PyTorch engine, written as well as DJL allows: log-softmax, gradients
/// cleared and moments updated in place.
final class LibtorchSide implements Side {
    private final TrainingShape shape;
    private final OptimizerSettings settings;
    private final LibtorchModel model;
    private final Map<String, NDArray> first = new HashMap<>();
    private final Map<String, NDArray> second = new HashMap<>();

    LibtorchSide(TrainingShape shape, int threads) {
        this.shape = shape;
        this.settings = shape.optimizer();
        model = LibtorchModel.open(shape, threads);
        model.weights.forEach((name, weight) -> {
            weight.setRequiresGradient(true);
            first.put(name, model.manager.zeros(weight.getShape()));
            second.put(name, model.manager.zeros(weight.getShape()));
        });
    }

    @Override
    public double step(long step, int[] rows) {
        try (NDManager scope = model.manager.newSubManager()) {
            NDArray inputs = scope.create(shape.inputs(rows));
            NDArray targets = scope.create(shape.targets(rows), new Shape(shape.tokensPerStep(), 1));
            double loss = backward(inputs, targets, scope);
            update(step, scope);
            return loss;
        }
    }

    private double backward(NDArray inputs, NDArray targets, NDManager scope) {
        try (GradientCollector collector = model.engine.newGradientCollector()) {
            NDArray logits = model.logits(inputs, scope);
            NDArray loss = logits.logSoftmax(1).gather(targets, 1).mean().neg();
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    private void update(long step, NDManager scope) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        double squares = 0;
        for (Map.Entry<String, NDArray> weight : model.weights.entrySet()) {
            NDArray gradient = weight.getValue().getGradient();
            gradient.attach(scope);
            gradients.put(weight.getKey(), gradient);
            try (NDArray norm = gradient.norm()) {
                squares += Math.pow(norm.getFloat(), 2);
            }
        }
        float clip = (float) Math.min(1, settings.clip() / (Math.sqrt(squares) + 1e-6));
        float rate = (float) settings.learningRate();
        float corrected = (float)
                (rate * Math.sqrt(1 - Math.pow(settings.beta2(), step)) / (1 - Math.pow(settings.beta1(), step)));
        gradients.forEach((name, gradient) -> {
            NDArray weight = model.weights.get(name);
            float decay = weight.getShape().dimension() > 1 ? (float) settings.weightDecay() : 0;
            JniUtils.adamUpdate(
                    (PtNDArray) weight,
                    (PtNDArray) gradient,
                    (PtNDArray) first.get(name),
                    (PtNDArray) second.get(name),
                    rate,
                    corrected,
                    decay,
                    clip,
                    -1,
                    (float) settings.beta1(),
                    (float) settings.beta2(),
                    (float) settings.epsilon(),
                    true);
            JniUtils.zeroGrad((PtNDArray) weight);
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
