package palimpsest.tensor;

import java.util.Arrays;

/// The static extents of a tensor, outermost first; a scalar has rank 0. Immutable.
public final class Shape {
    private final long[] extents;

    private Shape(long[] extents) {
        this.extents = extents;
    }

    /// @throws IllegalArgumentException if an extent is negative
    public static Shape of(long... extents) {
        for (long extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException("expected extents of 0 or more, found " + Arrays.toString(extents));
            }
        }
        return new Shape(extents.clone());
    }

    public int rank() {
        return extents.length;
    }

    /// Extent of an axis; a negative axis counts from the end, as in ONNX.
    public long at(int axis) {
        return extents[axis(axis)];
    }

    /// The axis as an index from 0, for an axis that may count from the end.
    public int axis(int axis) {
        int index = axis < 0 ? axis + extents.length : axis;
        if (index < 0 || index >= extents.length) {
            throw new IllegalArgumentException("expected an axis of " + this + ", found " + axis);
        }
        return index;
    }

    /// Number of elements; 1 for a scalar.
    public long size() {
        long size = 1;
        for (long extent : extents) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    public long[] toArray() {
        return extents.clone();
    }

    /// This shape with one extent replaced.
    public Shape with(int axis, long extent) {
        long[] copy = extents.clone();
        copy[axis(axis)] = extent;
        return of(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
