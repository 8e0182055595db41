package palimpsest.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.onnx.Term.Computed;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Operations on terms: of known terms at once, of others as nodes of a graph. So whatever an exporter computes about
/// shapes and masks is folded away, as all shapes are fixed here.
final class Terms {
    private final Ops ops;
    private final IdentityHashMap<Constant, Value> lifted = new IdentityHashMap<>();

    Terms(Ops ops) {
        this.ops = ops;
    }

    Ops ops() {
        return ops;
    }

    static Term known(Constant constant) {
        return new Known(constant);
    }

    static Term longs(long... values) {
        return new Known(Constant.longs(values));
    }

    /// The term as a value of the graph; a known one becomes a constant of it.
    Value value(Term term) {
        return switch (term) {
            case Computed(Value value) -> value;
            case Known(Constant constant) ->
                lifted.computeIfAbsent(constant, key -> ops.graph().constant("folded", key.tensor()));
        };
    }

    Term node(Operator operator, Attributes attributes, Term... operands) {
        return nodes(operator, attributes, operands).getFirst();
    }

    /// As [#node], with all results.
    List<Term> nodes(Operator operator, Attributes attributes, Term... operands) {
        List<Value> values = Arrays.stream(operands).map(this::value).toList();
        return ops.graph().apply(operator, attributes, values).outputs().stream()
                .<Term>map(Computed::new)
                .toList();
    }

    Term node(Operator operator, Term... operands) {
        return node(operator, Attributes.none(), operands);
    }

    Term unary(Operator operator, ElementType to, DoubleUnaryOperator fold, Term a) {
        return a instanceof Known(Constant constant) ? known(constant.map(to, fold)) : node(operator, a);
    }

    Term binary(Operator operator, ElementType to, DoubleBinaryOperator fold, Term a, Term b) {
        if (a instanceof Known(Constant x) && b instanceof Known(Constant y)) {
            return known(Constant.zip(x, y, to, fold));
        }
        return node(operator, narrowed(a, b), narrowed(b, a));
    }

    /// A known operand without the copies that broadcasting against the other brings back.
    private static Term narrowed(Term term, Term other) {
        if (term instanceof Known(Constant constant)) {
            Shape whole = Constant.broadcast(term.shape(), other.shape());
            Constant narrow = constant.narrowed();
            boolean enough = narrow != constant
                    && Constant.broadcast(narrow.shape(), other.shape()).equals(whole);
            return enough ? known(narrow) : term;
        }
        return term;
    }

    Term where(Term condition, Term yes, Term no) {
        if (condition instanceof Known(Constant c)
                && yes instanceof Known(Constant y)
                && no instanceof Known(Constant n)) {
            Shape shape = Constant.broadcast(c.shape(), Constant.broadcast(y.shape(), n.shape()));
            double[] chosen = c.expand(shape).values().clone();
            double[] from = y.expand(shape).values();
            double[] otherwise = n.expand(shape).values();
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = chosen[i] != 0 ? from[i] : otherwise[i];
            }
            return known(new Constant(yes.type(), shape, chosen));
        }
        Term whole = yes instanceof Computed ? yes : no;
        return node(Operator.WHERE, narrowed(condition, whole), narrowed(yes, whole), narrowed(no, whole));
    }

    Term cast(Term a, ElementType to) {
        if (a.type() == to) {
            return a;
        }
        return switch (a) {
            case Known(Constant constant) -> known(constant.cast(to));
            case Computed(Value value) -> new Computed(ops.cast(value, to));
        };
    }

    Term reshape(Term a, Shape to) {
        if (a.shape().size() != to.size()) {
            throw new IllegalArgumentException("expected as many elements as %s, found %s".formatted(a.shape(), to));
        }
        return switch (a) {
            case Known(Constant constant) -> known(constant.reshape(to));
            case Computed(Value value) -> new Computed(ops.reshape(value, to));
        };
    }

    Term transpose(Term a, long[] order) {
        if (Arrays.equals(order, LongStream.range(0, order.length).toArray())) {
            return a;
        }
        return switch (a) {
            case Known(Constant constant) -> known(constant.transpose(order));
            case Computed(Value value) -> new Computed(ops.transpose(value, order));
        };
    }

    Term expand(Term a, Shape to) {
        Shape whole = Constant.broadcast(a.shape(), to);
        return switch (a) {
            case Known(Constant constant) -> known(constant.expand(whole));
            case Computed(Value value) -> new Computed(ops.expand(value, whole));
        };
    }

    /// `count` places of an axis from `start`, `step` apart.
    Term slice(Term a, int axis, long start, long step, long count) {
        if (a instanceof Known(Constant constant)) {
            return known(constant.slice(axis, start, step, count));
        }
        if (step == 1) {
            return new Computed(ops.slice(value(a), axis, start, start + count));
        }
        long[] places = LongStream.range(0, count).map(i -> start + i * step).toArray();
        return node(Operator.GATHER, Attributes.none().with("axis", (long) axis), a, longs(places));
    }

    Term concat(int axis, List<Term> parts) {
        if (!parts.stream().allMatch(Known.class::isInstance)) {
            return new Computed(ops.concat(axis, parts.stream().map(this::value).toList()));
        }
        Shape first = parts.getFirst().shape();
        long total = parts.stream().mapToLong(part -> part.shape().at(axis)).sum();
        int inner = 1;
        for (int i = axis + 1; i < first.rank(); i++) {
            inner *= (int) first.at(i);
        }
        Shape shape = first.with(axis, total);
        double[] joined = new double[Math.toIntExact(shape.size())];
        int offset = 0;
        for (Term part : parts) {
            double[] values = ((Known) part).constant().values();
            int row = (int) part.shape().at(axis) * inner;
            for (int i = 0; i * row < values.length; i++) {
                System.arraycopy(values, i * row, joined, i * (int) total * inner + offset, row);
            }
            offset += row;
        }
        return known(new Constant(parts.getFirst().type(), shape, joined));
    }

    /// Slices of an axis by index, as ONNX's Gather.
    Term gather(Term data, int axis, Term indices) {
        long extent = data.shape().at(axis);
        if (indices instanceof Known(Constant given)) {
            Constant places = given.map(ElementType.I64, place -> place < 0 ? place + extent : place);
            Shape shape = picked(data.shape(), axis, places.shape());
            if (follow(places.asLongs())) {
                return reshape(slice(data, axis, places.asLongs()[0], 1, places.values().length), shape);
            }
            if (data instanceof Known) {
                List<Term> slices = new ArrayList<>();
                for (long place : places.asLongs()) {
                    slices.add(slice(data, axis, place, 1, 1));
                }
                return reshape(slices.isEmpty() ? slice(data, axis, 0, 1, 0) : concat(axis, slices), shape);
            }
            return node(Operator.GATHER, Attributes.none().with("axis", (long) axis), data, known(places));
        }
        return node(Operator.GATHER, Attributes.none().with("axis", (long) axis), data, cast(indices, ElementType.I64));
    }

    /// Whether indices follow one another, so that they name a part of the axis.
    private static boolean follow(long[] places) {
        return places.length > 0 && IntStream.range(0, places.length).allMatch(i -> places[i] == places[0] + i);
    }

    private static Shape picked(Shape data, int axis, Shape indices) {
        long[] from = data.toArray();
        return Shape.of(LongStream.concat(
                        Arrays.stream(from, 0, axis),
                        LongStream.concat(Arrays.stream(indices.toArray()), Arrays.stream(from, axis + 1, from.length)))
                .toArray());
    }
}
