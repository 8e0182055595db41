package palimpsest.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.Shape;

/// Weights that are one in the model and were written twice: an exporter that folds the transpose of a tied embedding
/// keeps it beside the embedding. They are trained as one, as the model means them.
final class SharedWeights {
    private SharedWeights() {}

    /// A matrix that another is written as once more.
    ///
    /// @param name of the one that stays
    record Original(String name, boolean transposed) {}

    /// The matrices that say the same as one before them, each with that one.
    static Map<String, Original> of(Map<String, Initializer> weights) {
        Map<String, Original> shared = new LinkedHashMap<>();
        List<Initializer> seen = new ArrayList<>();
        for (Initializer weight : weights.values()) {
            if (weight.shape().rank() != 2 || isUniform(weight)) {
                continue;
            }
            for (Initializer before : seen) {
                if (before.type() == weight.type()
                        && before.shape().equals(weight.shape())
                        && before.bytes().mismatch(weight.bytes()) == -1) {
                    shared.put(weight.name(), new Original(before.name(), false));
                    break;
                } else if (isTranspose(before, weight)) {
                    shared.put(weight.name(), new Original(before.name(), true));
                    break;
                }
            }
            if (!shared.containsKey(weight.name())) {
                seen.add(weight);
            }
        }
        return shared;
    }

    /// Ends at the first element that differs, so that only a real copy is read whole.
    private static boolean isTranspose(Initializer a, Initializer b) {
        long rows = a.shape().at(0);
        long columns = a.shape().at(1);
        if (a.type() != b.type() || !b.shape().equals(Shape.of(columns, rows))) {
            return false;
        }
        int size = a.type().bytes();
        for (long row = 0; row < rows; row++) {
            for (long column = 0; column < columns; column++) {
                if (element(a, row * columns + column, size) != element(b, column * rows + row, size)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The bits of an element of four bytes or two.
    private static int element(Initializer weight, long index, int size) {
        return size == Integer.BYTES
                ? weight.bytes().get(ValueLayout.JAVA_INT_UNALIGNED, index * size)
                : weight.bytes().get(ValueLayout.JAVA_SHORT_UNALIGNED, index * size);
    }

    /// A new matrix of one number, such as zeros, is like any other and says nothing.
    private static boolean isUniform(Initializer weight) {
        MemorySegment bytes = weight.bytes();
        int size = weight.type().bytes();
        return bytes.asSlice(size).mismatch(bytes.asSlice(0, bytes.byteSize() - size)) == -1;
    }
}
