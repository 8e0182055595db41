package palimpsest.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.model.Gpt2Config;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;
import palimpsest.train.OptimizerSettings;

/// The same GPT-2 step on libtorch through DJL's PyTorch engine, written as well as DJL allows: fused linear layers,
/// layer normalisation, GELU, log-softmax and embedding, gradients cleared and moments updated in place.
///
/// DJL's GELU is the exact one, fused; the tanh approximation would have to be composed of six operators and be slower,
/// and the two differ by less than 0.001.
final class LibtorchSide implements Side {
    private static final float UNSEEN = -1e9f;

    private final TrainingShape shape;
    private final Gpt2Config config;
    private final OptimizerSettings settings;
    private final Engine engine;
    private final NDManager manager;
    private final NDArray mask;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> first = new HashMap<>();
    private final Map<String, NDArray> second = new HashMap<>();

    LibtorchSide(TrainingShape shape, int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        this.shape = shape;
        this.config = (Gpt2Config) shape.family();
        this.settings = shape.optimizer();
        engine = Engine.getEngine("PyTorch");
        manager = engine.newBaseManager(Device.cpu());
        mask = manager.create(mask(), new Shape(shape.time(), shape.time()));
        try (Arena arena = Arena.ofConfined()) {
            RandomWeights.create(shape.config(), 1, arena).forEach(this::add);
        }
    }

    /// Linear layers take [out, in], the files hold [in, out].
    private void add(String name, HostTensor tensor) {
        NDArray weight = manager.create(copy(tensor), new Shape(tensor.shape().toArray()), DataType.FLOAT32);
        if (name.contains(".c_") && tensor.shape().rank() == 2) {
            NDArray turned = weight.transpose().duplicate();
            weight.close();
            weight = turned;
        }
        weight.setRequiresGradient(true);
        weights.put(name, weight);
        first.put(name, manager.zeros(weight.getShape()));
        second.put(name, manager.zeros(weight.getShape()));
    }

    private static FloatBuffer copy(HostTensor tensor) {
        return FloatBuffer.wrap(tensor.toFloats());
    }

    @Override
    public double step(long step, int[] rows) {
        int n = shape.tokensPerStep();
        long[] inputs = new long[n];
        long[] targets = new long[n];
        for (int i = 0; i < n; i++) {
            int at = i / shape.time() * (shape.time() + 1) + i % shape.time();
            inputs[i] = rows[at];
            targets[i] = rows[at + 1];
        }
        try (NDManager scope = manager.newSubManager()) {
            double loss = backward(scope.create(inputs), scope.create(targets, new Shape(n, 1)), scope);
            update(step, scope);
            return loss;
        }
    }

    private double backward(NDArray inputs, NDArray targets, NDManager scope) {
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDArray logits = linear(hidden(inputs, scope), weights.get("wte.weight"), null);
            NDArray loss = logits.logSoftmax(1).gather(targets, 1).mean().neg();
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /// Results of operations live in the scope of their first operand, so the activations end with the step.
    private NDArray hidden(NDArray inputs, NDManager scope) {
        long n = inputs.size();
        long width = config.width();
        NDArray tokens = inputs.getNDArrayInternal()
                .embedding(inputs, weights.get("wte.weight"), SparseFormat.DENSE)
                .singletonOrThrow();
        NDArray positions = weights.get("wpe.weight").get(new NDIndex("0:" + shape.time()));
        positions.attach(scope);
        NDArray x = tokens.reshape(shape.batch(), shape.time(), width)
                .add(positions)
                .reshape(n, width);
        for (int block = 0; block < config.blocks(); block++) {
            String at = "h." + block + ".";
            x = x.add(layer(attention(layer(norm(x, at + "ln_1"), at + "attn.c_attn")), at + "attn.c_proj"));
            NDArray inner = layer(norm(x, at + "ln_2"), at + "mlp.c_fc")
                    .getNDArrayInternal()
                    .gelu();
            x = x.add(layer(inner, at + "mlp.c_proj"));
        }
        return norm(x, "ln_f");
    }

    private NDArray attention(NDArray joined) {
        int heads = config.heads();
        int size = config.width() / heads;
        NDArray byHead =
                joined.reshape(shape.batch(), shape.time(), 3, heads, size).transpose(2, 0, 3, 1, 4);
        NDArray scores = byHead.get(0).matMul(byHead.get(1).transpose(0, 1, 3, 2));
        NDArray seen = scores.mul((float) (1 / Math.sqrt(size))).add(mask).softmax(-1);
        return seen.matMul(byHead.get(2))
                .transpose(0, 2, 1, 3)
                .reshape(joined.getShape().get(0), config.width());
    }

    private NDArray layer(NDArray x, String name) {
        return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
    }

    private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    private NDArray norm(NDArray x, String name) {
        return x.getNDArrayInternal()
                .layerNorm(
                        x,
                        new Shape(config.width()),
                        weights.get(name + ".weight"),
                        weights.get(name + ".bias"),
                        config.normEpsilon())
                .singletonOrThrow();
    }

    private void update(long step, NDManager scope) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        double squares = 0;
        for (Map.Entry<String, NDArray> weight : weights.entrySet()) {
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
            NDArray weight = weights.get(name);
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

    private float[] mask() {
        int time = shape.time();
        float[] values = new float[time * time];
        for (int row = 0; row < time; row++) {
            Arrays.fill(values, row * time + row + 1, (row + 1) * time, UNSEEN);
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
