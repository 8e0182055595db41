package palimpsest.model;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.weights.WeightSource;

/// A model's weights with a LoRA adapter added to them: W + scale · B A, as f32, where the adapter has a layer; the
/// base's own elsewhere. Closing ends both.
final class MergedWeights implements WeightSource {
    private final WeightSource base;
    private final WeightSource adapter;
    private final float scale;
    /// By the name of the weight.
    private final Map<String, Pair> pairs = new HashMap<>();

    /// @param a name of A in the adapter's file
    /// @param b name of B there
    private record Pair(LinearLayer layer, String a, String b) {}

    /// @param scale what B A is multiplied by
    MergedWeights(WeightSource base, WeightSource adapter, float scale, ModelConfig config) {
        this.base = base;
        this.adapter = adapter;
        this.scale = scale;
        Map<String, LinearLayer> layers = Adapter.layers(config);
        AdapterNames.ofLayers(config).forEach((layer, name) -> {
            Pair pair = new Pair(layers.get(layer), Adapter.a(name), Adapter.b(name));
            if (adapter.names().contains(pair.a) || adapter.names().contains(pair.b)) {
                pairs.put(layer + ".weight", pair);
            }
        });
    }

    /// @param file the adapter's, for messages
    /// @throws InputException if the adapter is not one of this rank for this model
    void check(Path file, int rank) {
        Set<String> surplus = new HashSet<>(adapter.names());
        for (Pair pair : pairs.values()) {
            check(file, pair.a, Shape.of(rank, pair.layer.in()));
            check(file, pair.b, Shape.of(pair.layer.out(), rank));
            surplus.remove(pair.a);
            surplus.remove(pair.b);
        }
        if (!surplus.isEmpty()) {
            throw new InputException("%s holds the tensor %s, which belongs to no linear layer of the base model; "
                            .formatted(
                                    file, surplus.stream().sorted().findFirst().orElseThrow())
                    + "the adapter is of another model, or does more than LoRA on linear layers.");
        }
    }

    private void check(Path file, String name, Shape expected) {
        String found = adapter.names().contains(name) ? adapter.shape(name).toString() : "no such tensor";
        if (!found.equals(expected.toString())) {
            throw new InputException(
                    "%s: expected %s of shape %s by adapter_config.json and the base model, found %s; fetch the adapter again, or the base it was made for."
                            .formatted(file, name, expected, found));
        }
    }

    @Override
    public Set<String> names() {
        return base.names();
    }

    @Override
    public ElementType type(String name) {
        return pairs.containsKey(name) ? ElementType.F32 : base.type(name);
    }

    @Override
    public Shape shape(String name) {
        return base.shape(name);
    }

    @Override
    public MemorySegment bytes(String name) {
        if (!pairs.containsKey(name)) {
            return base.bytes(name);
        }
        HostTensor merged = HostTensor.allocate(Arena.ofAuto(), ElementType.F32, shape(name));
        read(name, merged);
        return merged.memory();
    }

    @Override
    public Optional<HostTensor> inPlace(String name) {
        return pairs.containsKey(name) ? Optional.empty() : base.inPlace(name);
    }

    @Override
    public void read(String name, HostTensor into) {
        base.read(name, into);
        Pair pair = pairs.get(name);
        if (pair != null) {
            try (Arena arena = Arena.ofConfined()) {
                add(pair.layer, floats(pair.a, arena), floats(pair.b, arena), into.floats());
            }
        }
    }

    private float[] floats(String name, Arena arena) {
        HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, adapter.shape(name));
        adapter.read(name, tensor);
        return tensor.toFloats();
    }

    /// @param a [rank, in]
    /// @param b [out, rank]
    /// @param weight [out, in], or [in, out] where the layer has it so
    private void add(LinearLayer layer, float[] a, float[] b, FloatBuffer weight) {
        int in = (int) layer.in();
        int out = (int) layer.out();
        int rank = a.length / in;
        float[] row = new float[in]; // what is added to all that leads to one feature of the output
        for (int o = 0; o < out; o++) {
            Arrays.fill(row, 0);
            for (int r = 0; r < rank; r++) {
                float factor = scale * b[o * rank + r];
                for (int i = 0; i < in; i++) {
                    row[i] += factor * a[r * in + i];
                }
            }
            for (int i = 0; i < in; i++) {
                int at = layer.inOut() ? i * out + o : o * in + i;
                weight.put(at, weight.get(at) + row[i]);
            }
        }
    }

    @Override
    public void close() {
        base.close();
        adapter.close();
    }
}
