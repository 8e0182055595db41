package palimpsest.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A tensor known before the graph runs, with its elements as doubles, rounded as the type rounds. Whole numbers are
/// exact to 2^53, and the largest I64 stays the largest.
///
/// @param values row-major
record Constant(ElementType type, Shape shape, double[] values) {
    Constant {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("expected %s, found %d elements".formatted(shape, values.length));
        }
    }

    static Constant of(Initializer tensor) {
        return new Constant(tensor.type(), tensor.shape(), TensorReader.numbers(tensor));
    }

    static Constant longs(long... values) {
        return new Constant(
                ElementType.I64,
                Shape.of(values.length),
                Arrays.stream(values).asDoubleStream().toArray());
    }

    static Constant scalar(ElementType type, double value) {
        return new Constant(type, Shape.of(), new double[] {value});
    }

    static Constant filled(ElementType type, Shape shape, double value) {
        double[] values = new double[Math.toIntExact(shape.size())];
        Arrays.fill(values, rounded(type, value));
        return new Constant(type, shape, values);
    }

    long[] asLongs() {
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
    }

    /// What a value becomes when it is kept as a type.
    static double rounded(ElementType type, double value) {
        return switch (type) {
            case F64, F16, BF16 -> value;
            case F32 -> (float) value;
            case I64 -> (long) value;
            case I32 -> (int) value;
            case U8 -> (int) value & 0xFF;
            case BOOL -> value == 0 ? 0 : 1;
        };
    }

    Constant map(ElementType to, DoubleUnaryOperator function) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = rounded(to, function.applyAsDouble(values[i]));
        }
        return new Constant(to, shape, result);
    }

    Constant cast(ElementType to) {
        return map(to, value -> value);
    }

    /// Elementwise, with both broadcast.
    static Constant zip(Constant a, Constant b, ElementType to, DoubleBinaryOperator function) {
        Shape shape = broadcast(a.shape, b.shape);
        double[] x = a.expand(shape).values;
        double[] y = b.expand(shape).values;
        double[] result = new double[x.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = rounded(to, function.applyAsDouble(x[i], y[i]));
        }
        return new Constant(to, shape, result);
    }

    static Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] extents = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long x = i <= a.rank() ? a.at(-i) : 1;
            long y = i <= b.rank() ? b.at(-i) : 1;
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException("expected shapes that broadcast, found %s and %s".formatted(a, b));
            }
            extents[rank - i] = x == 1 ? y : x;
        }
        return Shape.of(extents);
    }

    Constant reshape(Shape to) {
        return new Constant(type, to, values);
    }

    /// Broadcast to a shape, which has every extent that is not 1 here.
    Constant expand(Shape to) {
        if (to.equals(shape)) {
            return this;
        }
        long[] own = strides();
        long[] strides = new long[to.rank()];
        int lead = to.rank() - shape.rank();
        for (int axis = lead; axis < to.rank(); axis++) {
            strides[axis] = shape.at(axis - lead) == 1 ? 0 : own[axis - lead];
        }
        return strided(to, strides, 0);
    }

    Constant transpose(long[] order) {
        long[] own = strides();
        long[] extents = new long[order.length];
        long[] strides = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            extents[i] = shape.at((int) order[i]);
            strides[i] = own[(int) order[i]];
        }
        return strided(Shape.of(extents), strides, 0);
    }

    /// `count` places of an axis from `start`, `step` apart.
    Constant slice(int axis, long start, long step, long count) {
        long[] strides = strides();
        long offset = count == 0 ? 0 : start * strides[axis];
        strides[axis] *= step;
        return strided(shape.with(axis, count), strides, offset);
    }

    /// The elements at offset + Σ index · stride.
    private Constant strided(Shape to, long[] strides, long offset) {
        double[] result = new double[Math.toIntExact(to.size())];
        long[] index = new long[to.rank()];
        long at = offset;
        for (int i = 0; i < result.length; i++) {
            result[i] = values[(int) at];
            for (int axis = to.rank() - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < to.at(axis)) {
                    break;
                }
                at -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
        return new Constant(type, to, result);
    }

    private long[] strides() {
        long[] strides = new long[shape.rank()];
        long stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.at(axis);
        }
        return strides;
    }

    /// Without the copies along axes where every place holds the same, which broadcasting brings back.
    Constant narrowed() {
        Constant narrow = this;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (narrow.shape.at(axis) > 1) {
                Constant first = narrow.slice(axis, 0, 1, 1);
                narrow = Arrays.equals(first.expand(narrow.shape).values, narrow.values) ? first : narrow;
            }
        }
        return narrow;
    }

    HostTensor tensor() {
        HostTensor tensor = HostTensor.allocate(Arena.ofAuto(), type, shape);
        for (int i = 0; i < values.length; i++) {
            switch (type) {
                case F32 -> tensor.memory().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
                case F64 -> tensor.memory().setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
                case I64 -> tensor.memory().setAtIndex(ValueLayout.JAVA_LONG, i, (long) values[i]);
                case I32 -> tensor.memory().setAtIndex(ValueLayout.JAVA_INT, i, (int) values[i]);
                case BOOL, U8 -> tensor.memory().set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
                case F16, BF16 -> throw new IllegalArgumentException("expected f32, found " + type);
            }
        }
        return tensor;
    }
}
