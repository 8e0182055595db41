package palimpsest.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// AdamW with decoupled weight decay (arXiv 1711.05101, algorithm 2), as one pass over weights, gradients and moments.
///
/// The work is cut into fixed pieces, each always done whole by one worker, so that the result does not depend on
/// timing.
public final class AdamW implements Optimizer {
    private static final int PIECE = 1 << 16;
    private static final int BLOCK = 512;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final OptimizerSettings settings;
    private final Map<String, HostTensor> first = new LinkedHashMap<>();
    private final Map<String, HostTensor> second = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    /// A stretch of one tensor.
    private record Piece(
            MemorySegment weight, MemorySegment gradient, MemorySegment first, MemorySegment second, boolean decays) {}

    /// @param arena where the moments live, two tensors a weight
    /// @param weights F32, those with a gradient changed in place
    /// @param gradients a gradient for each weight to train
    public AdamW(
            OptimizerSettings settings,
            Arena arena,
            Map<String, HostTensor> weights,
            Map<String, HostTensor> gradients) {
        this.settings = settings;
        gradients.forEach((name, gradient) -> {
            HostTensor weight = weights.get(name);
            HostTensor m = HostTensor.allocate(arena, ElementType.F32, weight.shape());
            HostTensor v = HostTensor.allocate(arena, ElementType.F32, weight.shape());
            first.put(name, m);
            second.put(name, v);
            cut(weight, gradient, m, v);
        });
    }

    @Override
    public Map<String, HostTensor> first() {
        return first;
    }

    @Override
    public Map<String, HostTensor> second() {
        return second;
    }

    @Override
    public void step(long step, double rate, double norm, Workers workers) {
        AdamWFactors factors = AdamWFactors.of(settings, step, rate, norm);
        workers.forEach(pieces.size(), index -> update(pieces.get(index), factors));
    }

    @Override
    public void toHost() {
        // They are there.
    }

    @Override
    public void fromHost() {
        // They are there.
    }

    @Override
    public void close() {
        // The arena is its owner's.
    }

    private void cut(HostTensor weight, HostTensor gradient, HostTensor m, HostTensor v) {
        boolean decays = AdamWFactors.decays(weight.shape());
        long bytes = weight.memory().byteSize();
        for (long at = 0; at < bytes; at += PIECE * 4L) {
            long length = Math.min(PIECE * 4L, bytes - at);
            pieces.add(new Piece(
                    weight.memory().asSlice(at, length),
                    gradient.memory().asSlice(at, length),
                    m.memory().asSlice(at, length),
                    v.memory().asSlice(at, length),
                    decays));
        }
    }

    /// Works on copies of short stretches on the heap: loops over arrays are compiled to vector instructions, loops
    /// over several stretches of native memory are not, and the copies stay in the nearest cache.
    private static void update(Piece piece, AdamWFactors by) {
        float[] weight = new float[BLOCK];
        float[] gradient = new float[BLOCK];
        float[] first = new float[BLOCK];
        float[] second = new float[BLOCK];
        float decay = piece.decays ? by.decay() : 1;
        long bytes = piece.weight.byteSize();
        for (long at = 0; at < bytes; at += BLOCK * 4L) {
            int length = (int) Math.min(BLOCK, (bytes - at) / 4);
            MemorySegment.copy(piece.weight, FLOAT, at, weight, 0, length);
            MemorySegment.copy(piece.gradient, FLOAT, at, gradient, 0, length);
            MemorySegment.copy(piece.first, FLOAT, at, first, 0, length);
            MemorySegment.copy(piece.second, FLOAT, at, second, 0, length);
            update(weight, gradient, first, second, length, by, decay);
            MemorySegment.copy(weight, 0, piece.weight, FLOAT, at, length);
            MemorySegment.copy(first, 0, piece.first, FLOAT, at, length);
            MemorySegment.copy(second, 0, piece.second, FLOAT, at, length);
        }
    }

    private static void update(
            float[] weight, float[] gradient, float[] first, float[] second, int length, AdamWFactors by, float decay) {
        float b1 = by.b1();
        float g1 = by.g1();
        float b2 = by.b2();
        float g2 = by.g2();
        float rate = by.rate();
        float epsilon = by.epsilon();
        for (int i = 0; i < length; i++) {
            float g = gradient[i];
            float m = b1 * first[i] + g1 * g;
            float v = b2 * second[i] + g2 * g * g;
            first[i] = m;
            second[i] = v;
            weight[i] = decay * weight[i] - rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
