package palimpsest.bench.families;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// The weights of a model, which come into being when they are first asked for. All begin as numbers that bfloat16 can
/// hold, so that a file of half the size holds them exactly.
final class OracleWeights {
    private final Random random;
    private final double normStart;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private NDManager manager;

    /// @param normStart the scale of a norm that changes nothing
    OracleWeights(long seed, double normStart) {
        this.random = new Random(seed);
        this.normStart = normStart;
    }

    /// Forgets the arrays of an earlier pass and makes new ones in the manager.
    void begin(NDManager scope) {
        manager = scope;
        arrays.clear();
    }

    /// Numbers by name, to be changed in place.
    Map<String, double[]> values() {
        return values;
    }

    Map<String, long[]> shapes() {
        return shapes;
    }

    /// Of the pass, by name.
    Map<String, NDArray> arrays() {
        return arrays;
    }

    NDArray matrix(String name, long rows, long columns) {
        return array(name, 0, 1 / Math.sqrt(columns), rows, columns);
    }

    NDArray embedding(String name, long rows, long columns) {
        return array(name, 0, 0.5, rows, columns);
    }

    /// The scale of a norm.
    NDArray scale(String name, long size) {
        return array(name, normStart, 0.25, size);
    }

    NDArray bias(String name, long size) {
        return array(name, 0, 0.25, size);
    }

    private NDArray array(String name, double mean, double deviation, long... shape) {
        return arrays.computeIfAbsent(name, key -> {
            double[] numbers = values.computeIfAbsent(name, absent -> start(mean, deviation, shape));
            shapes.put(name, shape);
            NDArray made = manager.create(numbers, new Shape(shape));
            made.setRequiresGradient(true);
            return made;
        });
    }

    private double[] start(double mean, double deviation, long... shape) {
        long size = 1;
        for (long extent : shape) {
            size *= extent;
        }
        double[] numbers = new double[(int) size];
        for (int i = 0; i < numbers.length; i++) {
            float number = (float) (mean + deviation * random.nextGaussian());
            numbers[i] = Float.intBitsToFloat(Float.floatToRawIntBits(number) & 0xFFFF0000);
        }
        return numbers;
    }
}
