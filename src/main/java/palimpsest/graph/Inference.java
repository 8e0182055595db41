package palimpsest.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// How the types of a node's outputs follow from its inputs, operator by operator; an error says what was expected.
final class Inference {
    private Inference() {}

    static List<ValueType> same(List<Value> in, Attributes attributes, Graph graph) {
        return List.of(in.getFirst().valueType());
    }

    static List<ValueType> broadcast(List<Value> in, Attributes attributes, Graph graph) {
        require(in.get(0).type() == in.get(1).type(), "expected operands of one element type");
        return List.of(new ValueType(
                in.get(0).type(), broadcast(in.get(0).shape(), in.get(1).shape())));
    }

    static List<ValueType> compare(List<Value> in, Attributes attributes, Graph graph) {
        return List.of(new ValueType(
                ElementType.BOOL, broadcast(in, attributes, graph).getFirst().shape()));
    }

    static List<ValueType> truth(List<Value> in, Attributes attributes, Graph graph) {
        return List.of(new ValueType(ElementType.BOOL, in.getFirst().shape()));
    }

    static List<ValueType> where(List<Value> in, Attributes attributes, Graph graph) {
        require(in.get(0).type() == ElementType.BOOL, "expected a condition of BOOL");
        ValueType either = broadcast(in.subList(1, 3), attributes, graph).getFirst();
        return List.of(new ValueType(either.type(), broadcast(in.get(0).shape(), either.shape())));
    }

    static Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] extents = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long x = i <= a.rank() ? a.at(-i) : 1;
            long y = i <= b.rank() ? b.at(-i) : 1;
            require(x == y || x == 1 || y == 1, "expected shapes that broadcast");
            extents[rank - i] = x == 1 ? y : x;
        }
        return Shape.of(extents);
    }

    static List<ValueType> reshape(List<Value> in, Attributes attributes, Graph graph) {
        Shape target = Shape.of(constant(in.get(1), graph));
        require(target.size() == in.get(0).shape().size(), "expected as many elements, found " + target);
        return List.of(new ValueType(in.get(0).type(), target));
    }

    static List<ValueType> expand(List<Value> in, Attributes attributes, Graph graph) {
        Shape target = Shape.of(constant(in.get(1), graph));
        return List.of(new ValueType(in.get(0).type(), broadcast(in.get(0).shape(), target)));
    }

    static List<ValueType> transpose(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        long[] order = attributes.integers("perm");
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        long[] extents = new long[order.length];
        require(order.length == shape.rank(), "expected an order of every axis");
        for (int i = 0; i < order.length; i++) {
            require(sorted[i] == i, "expected each axis once");
            extents[i] = shape.at((int) order[i]);
        }
        return List.of(new ValueType(in.get(0).type(), Shape.of(extents)));
    }

    /// Starts, ends, axes and steps are constants; steps are 1.
    static List<ValueType> slice(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        long[] starts = constant(in.get(1), graph);
        long[] ends = constant(in.get(2), graph);
        long[] axes = constant(in.get(3), graph);
        require(Arrays.stream(constant(in.get(4), graph)).allMatch(step -> step == 1), "expected steps of 1");
        for (int i = 0; i < axes.length; i++) {
            require(
                    0 <= starts[i] && starts[i] <= ends[i] && ends[i] <= shape.at((int) axes[i]),
                    "expected a range within the axis");
            shape = shape.with((int) axes[i], ends[i] - starts[i]);
        }
        return List.of(new ValueType(in.get(0).type(), shape));
    }

    static List<ValueType> pad(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        long[] pads = constant(in.get(1), graph);
        require(pads.length == 2 * shape.rank(), "expected a begin and an end for every axis");
        long[] extents = shape.toArray();
        for (int i = 0; i < extents.length; i++) {
            extents[i] += pads[i] + pads[i + extents.length];
        }
        return List.of(new ValueType(in.get(0).type(), Shape.of(extents)));
    }

    static List<ValueType> split(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        int axis = shape.axis((int) attributes.integer("axis", 0));
        if (in.size() == 2) {
            long[] sizes = constant(in.get(1), graph);
            require(Arrays.stream(sizes).sum() == shape.at(axis), "expected extents that add up to the axis");
            return Arrays.stream(sizes)
                    .mapToObj(size -> new ValueType(in.get(0).type(), shape.with(axis, size)))
                    .toList();
        }
        int parts = (int) attributes.integer("num_outputs", 1);
        require(parts > 0 && shape.at(axis) % parts == 0, "expected an axis that divides into the parts");
        ValueType part = new ValueType(in.get(0).type(), shape.with(axis, shape.at(axis) / parts));
        return Collections.nCopies(parts, part);
    }

    static List<ValueType> concat(List<Value> in, Attributes attributes, Graph graph) {
        Shape first = in.getFirst().shape();
        int axis = first.axis((int) attributes.integer("axis", 0));
        long total = 0;
        for (Value value : in) {
            require(
                    value.shape().rank() == first.rank()
                            && value.shape().with(axis, 0).equals(first.with(axis, 0)),
                    "expected shapes alike but for axis " + axis);
            require(value.type() == in.getFirst().type(), "expected one element type");
            total += value.shape().at(axis);
        }
        return List.of(new ValueType(in.getFirst().type(), first.with(axis, total)));
    }

    static List<ValueType> gather(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        int axis = shape.axis((int) attributes.integer("axis", 0));
        require(in.get(1).type() == ElementType.I64, "expected I64 indices");
        List<Long> extents = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (i == axis) {
                Arrays.stream(in.get(1).shape().toArray()).forEach(extents::add);
            } else {
                extents.add(shape.at(i));
            }
        }
        return List.of(new ValueType(in.get(0).type(), shapeOf(extents)));
    }

    static List<ValueType> gatherElements(List<Value> in, Attributes attributes, Graph graph) {
        require(in.get(1).type() == ElementType.I64, "expected I64 indices");
        require(in.get(0).shape().rank() == in.get(1).shape().rank(), "expected indices of the same rank");
        return List.of(new ValueType(in.get(0).type(), in.get(1).shape()));
    }

    static List<ValueType> constantOfShape(List<Value> in, Attributes attributes, Graph graph) {
        return List.of(new ValueType(ElementType.F32, Shape.of(constant(in.get(0), graph))));
    }

    static List<ValueType> reduce(List<Value> in, Attributes attributes, Graph graph) {
        Shape shape = in.get(0).shape();
        boolean[] reduced = new boolean[shape.rank()];
        for (long axis : constant(in.get(1), graph)) {
            reduced[shape.axis((int) axis)] = true;
        }
        List<Long> extents = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (!reduced[i]) {
                extents.add(shape.at(i));
            } else if (attributes.integer("keepdims", 1) == 1) {
                extents.add(1L);
            }
        }
        return List.of(new ValueType(in.get(0).type(), shapeOf(extents)));
    }

    static List<ValueType> cast(List<Value> in, Attributes attributes, Graph graph) {
        long code = attributes.integer("to", 0);
        for (ElementType type : ElementType.values()) {
            if (Operator.typeCode(type) == code) {
                return List.of(new ValueType(type, in.getFirst().shape()));
            }
        }
        throw new IllegalArgumentException("expected the code of an element type");
    }

    /// Operands of rank 2 or more, whose leading extents broadcast.
    static List<ValueType> matmul(List<Value> in, Attributes attributes, Graph graph) {
        Shape a = in.get(0).shape();
        Shape b = in.get(1).shape();
        require(a.rank() >= 2 && b.rank() >= 2, "expected operands of rank 2 or more");
        boolean transA = attributes.flag("transA");
        boolean transB = attributes.flag("transB");
        require(a.at(transA ? -2 : -1) == b.at(transB ? -1 : -2), "expected inner extents that agree");
        Shape lead = broadcast(leading(a), leading(b));
        long[] product = Arrays.copyOf(lead.toArray(), lead.rank() + 2);
        product[lead.rank()] = a.at(transA ? -1 : -2);
        product[lead.rank() + 1] = b.at(transB ? -2 : -1);
        return List.of(new ValueType(in.get(0).type(), Shape.of(product)));
    }

    private static Shape leading(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    static List<ValueType> gemm(List<Value> in, Attributes attributes, Graph graph) {
        require(in.get(0).shape().rank() == 2 && in.get(1).shape().rank() == 2, "expected matrices");
        ValueType product = matmul(in.subList(0, 2), attributes, graph).getFirst();
        if (in.size() == 3) {
            require(
                    broadcast(product.shape(), in.get(2).shape()).equals(product.shape()),
                    "expected a bias that broadcasts to " + product.shape());
        }
        return List.of(product);
    }

    static List<ValueType> layerNorm(List<Value> in, Attributes attributes, Graph graph) {
        requireVector(in, 1);
        requireVector(in, 2);
        ValueType statistic = new ValueType(ElementType.F32, in.get(0).shape().with(-1, 1));
        return List.of(in.get(0).valueType(), statistic, statistic);
    }

    static List<ValueType> rmsNorm(List<Value> in, Attributes attributes, Graph graph) {
        requireVector(in, 1);
        return List.of(
                in.get(0).valueType(),
                new ValueType(ElementType.F32, in.get(0).shape().with(-1, 1)));
    }

    static List<ValueType> rotary(List<Value> in, Attributes attributes, Graph graph) {
        Shape x = in.get(0).shape();
        Shape cache = in.get(2).shape();
        require(x.rank() == 3, "expected [batch, time, heads · size]");
        require(cache.equals(in.get(3).shape()) && cache.rank() == 2, "expected two caches of one shape");
        long heads = attributes.integer("num_heads", x.at(-1) / (2 * cache.at(-1)));
        require(x.at(-1) % heads == 0, "expected a width that divides into the heads");
        long rotated = attributes.integer("rotary_embedding_dim", x.at(-1) / heads);
        require(rotated == 2 * cache.at(-1), "expected caches of half of what is rotated");
        require(rotated <= x.at(-1) / heads, "expected no more to rotate than a head has");
        require(cache.at(0) >= x.at(1), "expected a cache of at least " + x.at(1) + " positions");
        return List.of(in.get(0).valueType());
    }

    private static void requireVector(List<Value> in, int index) {
        Shape expected = Shape.of(in.get(0).shape().at(-1));
        require(in.get(index).shape().equals(expected), "expected a vector " + expected + " as input " + index);
    }

    private static long[] constant(Value value, Graph graph) {
        HostTensor tensor = graph.constants().get(value);
        require(tensor != null && tensor.type() == ElementType.I64, "expected a constant of I64, found " + value);
        long[] values = new long[Math.toIntExact(tensor.shape().size())];
        tensor.longs().get(values);
        return values;
    }

    private static Shape shapeOf(List<Long> extents) {
        return Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }
}
