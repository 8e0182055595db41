package palimpsest.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Operators about shapes and indices, most of which are folded away.
final class ShapeImports {
    private ShapeImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        rules.put("Shape", ImportRule.of(ShapeImports::shape));
        rules.put(
                "Size",
                ImportRule.of(node -> new Known(
                        Constant.scalar(ElementType.I64, node.operand(0).shape().size()))));
        rules.put("Constant", ImportRule.of(ShapeImports::constant));
        rules.put("ConstantOfShape", ImportRule.of(ShapeImports::constantOfShape));
        rules.put("Range", ImportRule.of(ShapeImports::range));
        rules.put("NonZero", ImportRule.of(ShapeImports::nonZero));
        rules.put("Trilu", ImportRule.of(ShapeImports::trilu));
        rules.put("CumSum", ImportRule.of(ShapeImports::cumSum));
        rules.put(
                "Gather",
                ImportRule.of(node -> node.terms()
                        .gather(node.operand(0), node.axis(0, node.operand(0).shape()), node.operand(1))));
        rules.put(
                "GatherElements",
                ImportRule.of(node -> node.terms()
                        .node(
                                Operator.GATHER_ELEMENTS,
                                Attributes.none().with("axis", node.integer("axis", 0)),
                                node.operand(0),
                                node.terms().cast(node.operand(1), ElementType.I64))));
        rules.put("ScatterND", ImportRule.of(ShapeImports::scatterNd));
    }

    private static Term shape(Exported node) {
        long[] extents = node.operand(0).shape().toArray();
        int start = place(node.integer("start", 0), extents.length);
        int end = place(node.integer("end", extents.length), extents.length);
        return Terms.longs(Arrays.copyOfRange(extents, start, Math.max(start, end)));
    }

    private static int place(long axis, int rank) {
        return (int) Math.clamp(axis < 0 ? axis + rank : axis, 0L, rank);
    }

    private static Term constant(Exported node) {
        if (node.has("value")) {
            return new Known(node.tensor("value"));
        } else if (node.has("value_ints")) {
            return Terms.longs(node.integers("value_ints"));
        } else if (node.has("value_int")) {
            return new Known(Constant.scalar(ElementType.I64, node.integer("value_int", 0)));
        } else if (node.has("value_float")) {
            return new Known(Constant.scalar(ElementType.F32, node.real("value_float", 0)));
        } else if (node.has("value_floats")) {
            double[] values = node.attribute("value_floats").getFloatsList().stream()
                    .mapToDouble(Float::doubleValue)
                    .toArray();
            return new Known(new Constant(ElementType.F32, Shape.of(values.length), values));
        }
        throw new IllegalArgumentException("expected a tensor or numbers");
    }

    private static Term constantOfShape(Exported node) {
        Constant value = node.has("value") ? node.tensor("value") : Constant.scalar(ElementType.F32, 0);
        return new Known(Constant.filled(value.type(), Shape.of(node.longs(0)), value.values()[0]));
    }

    private static Term range(Exported node) {
        double start = node.known(0).values()[0];
        double limit = node.known(1).values()[0];
        double delta = node.known(2).values()[0];
        double[] values = new double[(int) Math.max(0, Math.ceil((limit - start) / delta))];
        ElementType type = node.operand(0).type();
        for (int i = 0; i < values.length; i++) {
            values[i] = Constant.rounded(type, start + i * delta);
        }
        return new Known(new Constant(type, Shape.of(values.length), values));
    }

    /// Indices of the elements that are not 0, a column each.
    private static Term nonZero(Exported node) {
        Constant x = node.known(0);
        int rank = x.shape().rank();
        List<long[]> found = new ArrayList<>();
        for (int i = 0; i < x.values().length; i++) {
            if (x.values()[i] != 0) {
                long[] index = new long[rank];
                long rest = i;
                for (int axis = rank - 1; axis >= 0; axis--) {
                    index[axis] = rest % x.shape().at(axis);
                    rest /= x.shape().at(axis);
                }
                found.add(index);
            }
        }
        double[] values = new double[rank * found.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = found.get(i % found.size())[i / found.size()];
        }
        return new Known(new Constant(ElementType.I64, Shape.of(rank, found.size()), values));
    }

    private static Term trilu(Exported node) {
        long upper = node.integer("upper", 1);
        long diagonal = node.optional(1).isPresent() ? node.longs(1)[0] : 0;
        if (!(node.operand(0) instanceof Known(Constant x))) {
            Term by = Terms.known(Constant.scalar(ElementType.I64, diagonal));
            return node.terms().node(Operator.TRILU, Attributes.none().with("upper", upper), node.operand(0), by);
        }
        long columns = x.shape().at(-1);
        long rows = x.shape().at(-2);
        double[] values = x.values().clone();
        for (int i = 0; i < values.length; i++) {
            long beyond = i % columns - i / columns % rows - diagonal;
            values[i] = (upper == 1 ? beyond >= 0 : beyond <= 0) ? values[i] : 0;
        }
        return new Known(new Constant(x.type(), x.shape(), values));
    }

    private static Term cumSum(Exported node) {
        Attributes attributes = Attributes.none()
                .with("exclusive", node.integer("exclusive", 0))
                .with("reverse", node.integer("reverse", 0));
        int axis = node.operand(0).shape().axis((int) node.longs(1)[0]);
        boolean plain = node.integer("exclusive", 0) == 0 && node.integer("reverse", 0) == 0;
        if (!plain || !(node.operand(0) instanceof Known(Constant x))) {
            Term along = Terms.known(Constant.scalar(ElementType.I64, axis));
            return node.terms().node(Operator.CUM_SUM, attributes, node.operand(0), along);
        }
        List<Term> sums = new ArrayList<>();
        Constant sum = null;
        for (long i = 0; i < x.shape().at(axis); i++) {
            Constant next = x.slice(axis, i, 1, 1);
            sum = sum == null ? next : Constant.zip(sum, next, x.type(), Double::sum);
            sums.add(new Known(sum));
        }
        return sums.isEmpty() ? node.operand(0) : node.terms().concat(axis, sums);
    }

    /// Slices put in place of those that the last axis of the indices names.
    private static Term scatterNd(Exported node) {
        if (!node.text("reduction", "none").equals("none")) {
            throw new IllegalArgumentException("expected no reduction");
        }
        if (!(node.operand(0) instanceof Known(Constant data))
                || !(node.operand(1) instanceof Known(Constant indices))
                || !(node.operand(2) instanceof Known(Constant updates))) {
            return node.terms().node(Operator.SCATTER_ND, node.operand(0), node.operand(1), node.operand(2));
        }
        int depth = (int) indices.shape().at(-1);
        double[] values = data.values().clone();
        int slices = indices.values().length / Math.max(1, depth);
        int width = updates.values().length / Math.max(1, slices);
        for (int i = 0; i < slices; i++) {
            long at = 0;
            for (int axis = 0; axis < depth; axis++) {
                double index = indices.values()[i * depth + axis];
                at = at * data.shape().at(axis)
                        + (long) (index < 0 ? index + data.shape().at(axis) : index);
            }
            System.arraycopy(updates.values(), i * width, values, (int) at * width, width);
        }
        return new Known(new Constant(data.type(), data.shape(), values));
    }
}
