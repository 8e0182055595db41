package palimpsest.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.model.Gpt2Config;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// The same texts on libtorch through DJL's PyTorch engine, with a cache of keys and values that each token is written
/// into in place: GPT-2 without gradients, all rows at one position, the likeliest token each time.
final class LibtorchWritingSide implements Side {
    private final TrainingShape shape;
    private final Gpt2Config config;
    private final int rows;
    private final int size;
    private final NDManager manager;
    private final Map<String, NDArray> weights = new HashMap<>();
    private final List<NDArray> caches = new ArrayList<>();

    /// @param rows texts side by side
    LibtorchWritingSide(TrainingShape shape, int rows, int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        this.shape = shape;
        this.config = (Gpt2Config) shape.family();
        this.rows = rows;
        this.size = config.width() / config.heads();
        manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        JniUtils.setGradMode(false);
        try (Arena arena = Arena.ofConfined()) {
            RandomWeights.create(shape.config(), 1, arena).forEach(this::add);
        }
        for (int i = 0; i < 2 * config.blocks(); i++) {
            caches.add(manager.zeros(new Shape(rows, config.heads(), shape.time(), size)));
        }
    }

    /// Linear layers take [out, in], the files hold [in, out].
    private void add(String name, HostTensor tensor) {
        NDArray weight = manager.create(
                FloatBuffer.wrap(tensor.toFloats()), new Shape(tensor.shape().toArray()), DataType.FLOAT32);
        boolean turned = name.contains(".c_") && tensor.shape().rank() == 2;
        weights.put(name, turned ? weight.transpose().duplicate() : weight);
    }

    @Override
    public double step(long step, int[] ids) {
        long[] last = new long[rows];
        for (int row = 0; row < rows; row++) {
            last[row] = ids[row];
        }
        long sum = 0;
        for (int position = 0; position < shape.time(); position++) {
            try (NDManager scope = manager.newSubManager()) {
                last = linear(hidden(scope.create(last), position, scope), weights.get("wte.weight"), null)
                        .argMax(1)
                        .toLongArray();
            }
            for (long id : last) {
                sum += id;
            }
        }
        return (double) sum / rows / shape.time();
    }

    private NDArray hidden(NDArray ids, int position, NDManager scope) {
        NDArray place = weights.get("wpe.weight").get(new NDIndex("{}", position));
        place.attach(scope);
        NDArray x = ids.getNDArrayInternal()
                .embedding(ids, weights.get("wte.weight"), SparseFormat.DENSE)
                .singletonOrThrow()
                .add(place);
        for (int block = 0; block < config.blocks(); block++) {
            String at = "h." + block + ".";
            NDArray joined = layer(norm(x, at + "ln_1"), at + "attn.c_attn");
            x = x.add(layer(attention(joined, block, position, scope), at + "attn.c_proj"));
            NDArray inner = layer(norm(x, at + "ln_2"), at + "mlp.c_fc")
                    .getNDArrayInternal()
                    .gelu();
            x = x.add(layer(inner, at + "mlp.c_proj"));
        }
        return norm(x, "ln_f");
    }

    /// @param joined queries, keys and values [rows, 3 · width]
    private NDArray attention(NDArray joined, int block, int position, NDManager scope) {
        NDArray byHead = joined.reshape(rows, 3, config.heads(), 1, size);
        NDArray keys = remember(caches.get(2 * block), byHead.get(":, 1"), position, scope);
        NDArray values = remember(caches.get(2 * block + 1), byHead.get(":, 2"), position, scope);
        NDArray scores = byHead.get(":, 0").mul((float) (1 / Math.sqrt(size))).matMul(keys.transpose(0, 1, 3, 2));
        return scores.softmax(-1).matMul(values).reshape(rows, config.width());
    }

    /// @return those of all tokens so far [rows, heads, position + 1, size]
    private static NDArray remember(NDArray cache, NDArray fresh, int position, NDManager scope) {
        cache.set(new NDIndex(":, :, {}:{}", position, position + 1), fresh);
        NDArray seen = cache.get(new NDIndex(":, :, 0:{}", position + 1));
        seen.attach(scope);
        return seen;
    }

    private NDArray layer(NDArray x, String name) {
        return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
    }

    private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    private NDArray norm(NDArray x, String name) {
        NDArray scale = weights.get(name + ".weight");
        return x.getNDArrayInternal()
                .layerNorm(x, new Shape(config.width()), scale, weights.get(name + ".bias"), config.normEpsilon())
                .singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
