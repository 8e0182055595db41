package palimpsest.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.onnx.Term.Computed;
import palimpsest.tensor.Shape;

/// Operators that move elements without changing them. As all shapes are fixed, those that only rename axes become
/// Reshape.
final class LayoutImports {
    private LayoutImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        rules.put("Reshape", ImportRule.of(LayoutImports::reshape));
        rules.put("Flatten", ImportRule.of(LayoutImports::flatten));
        rules.put("Squeeze", ImportRule.of(LayoutImports::squeeze));
        rules.put("Unsqueeze", ImportRule.of(LayoutImports::unsqueeze));
        rules.put("Transpose", ImportRule.of(LayoutImports::transpose));
        rules.put("Expand", ImportRule.of(node -> node.terms().expand(node.operand(0), Shape.of(node.longs(1)))));
        rules.put("Tile", ImportRule.of(LayoutImports::tile));
        rules.put("Concat", ImportRule.of(LayoutImports::concat));
        rules.put("Split", LayoutImports::split);
        rules.put("Slice", ImportRule.of(LayoutImports::slice));
        rules.put("Pad", ImportRule.of(LayoutImports::pad));
    }

    /// 0 keeps an extent, unless it is allowed as one, and -1 is what is left.
    private static Term reshape(Exported node) {
        Shape from = node.operand(0).shape();
        long[] to = node.longs(1);
        boolean keeps = node.integer("allowzero", 0) == 0;
        long known = 1;
        int open = -1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] == 0 && keeps) {
                to[i] = from.at(i);
            }
            if (to[i] == -1) {
                open = i;
            } else {
                known *= to[i];
            }
        }
        if (open >= 0) {
            to[open] = from.size() / Math.max(1, known);
        }
        return node.terms().reshape(node.operand(0), Shape.of(to));
    }

    private static Term flatten(Exported node) {
        Shape from = node.operand(0).shape();
        long axis = node.integer("axis", 1);
        long rows = 1;
        for (int i = 0; i < (axis < 0 ? axis + from.rank() : axis); i++) {
            rows *= from.at(i);
        }
        return node.terms().reshape(node.operand(0), Shape.of(rows, from.size() / Math.max(1, rows)));
    }

    private static Term squeeze(Exported node) {
        Shape from = node.operand(0).shape();
        boolean[] dropped = new boolean[from.rank()];
        node.axes(1)
                .ifPresentOrElse(
                        axes -> Arrays.stream(axes).forEach(axis -> dropped[from.axis((int) axis)] = true),
                        () -> IntStream.range(0, from.rank()).forEach(axis -> dropped[axis] = from.at(axis) == 1));
        long[] to = IntStream.range(0, from.rank())
                .filter(axis -> !dropped[axis])
                .mapToLong(from::at)
                .toArray();
        return node.terms().reshape(node.operand(0), Shape.of(to));
    }

    private static Term unsqueeze(Exported node) {
        Shape from = node.operand(0).shape();
        long[] axes = node.axes(1).orElseThrow(() -> new IllegalArgumentException("expected axes"));
        long[] to = new long[from.rank() + axes.length];
        for (long axis : axes) {
            to[(int) (axis < 0 ? axis + to.length : axis)] = 1;
        }
        int next = 0;
        for (int i = 0; i < to.length; i++) {
            to[i] = to[i] == 1 ? 1 : from.at(next++);
        }
        return node.terms().reshape(node.operand(0), Shape.of(to));
    }

    private static Term transpose(Exported node) {
        int rank = node.operand(0).shape().rank();
        long[] order = node.has("perm")
                ? node.integers("perm")
                : LongStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        return node.terms().transpose(node.operand(0), order);
    }

    private static Term tile(Exported node) {
        Term tiled = node.operand(0);
        long[] repeats = node.longs(1);
        for (int axis = 0; axis < repeats.length; axis++) {
            List<Term> copies = new ArrayList<>();
            for (long i = 0; i < repeats[axis]; i++) {
                copies.add(tiled);
            }
            tiled = repeats[axis] == 1 ? tiled : node.terms().concat(axis, copies);
        }
        return tiled;
    }

    private static Term concat(Exported node) {
        List<Term> parts = IntStream.range(0, node.operandCount())
                .mapToObj(node::operand)
                .filter(part -> part.shape().size() > 0)
                .toList();
        if (parts.isEmpty()) {
            return node.operand(0);
        }
        return node.terms().concat(node.axis(0, parts.getFirst().shape()), parts);
    }

    /// Sizes are an attribute before opset 13, then an operand, or a number of equal parts from 18.
    private static List<Term> split(Exported node) {
        Shape from = node.operand(0).shape();
        int axis = node.axis(0, from);
        int count = (int) node.integer("num_outputs", node.resultCount());
        long even = (from.at(axis) + count - 1) / count;
        long[] sizes = new long[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.min(even, from.at(axis) - i * even);
        }
        if (node.has("split")) {
            sizes = node.integers("split");
        } else if (node.optional(1).isPresent()) {
            sizes = node.longs(1);
        }
        if (node.operand(0) instanceof Computed) {
            Attributes along = Attributes.none().with("axis", (long) axis);
            return node.terms().nodes(Operator.SPLIT, along, node.operand(0), Terms.longs(sizes));
        }
        List<Term> parts = new ArrayList<>();
        long start = 0;
        for (long size : sizes) {
            parts.add(node.terms().slice(node.operand(0), axis, start, 1, size));
            start += size;
        }
        return parts;
    }

    /// Starts and ends may count from the end and lie beyond it; steps may go backwards.
    private static Term slice(Exported node) {
        Term result = node.operand(0);
        long[] starts = node.longs(1);
        long[] ends = node.longs(2);
        long[] axes = node.optional(3).isPresent()
                ? node.longs(3)
                : LongStream.range(0, starts.length).toArray();
        for (int i = 0; i < axes.length; i++) {
            long step = node.optional(4).isPresent() ? node.longs(4)[i] : 1;
            int axis = result.shape().axis((int) axes[i]);
            long extent = result.shape().at(axis);
            long lowest = step > 0 ? 0 : -1;
            long highest = step > 0 ? extent : extent - 1;
            long start = Math.clamp(starts[i] < 0 ? starts[i] + extent : starts[i], 0, Math.max(0, highest));
            long end = Math.clamp(ends[i] < 0 ? ends[i] + extent : ends[i], lowest, highest);
            long count = Math.max(0, Math.ceilDiv(end - start, step));
            result = node.terms().slice(result, axis, start, step, count);
        }
        return result;
    }

    private static Term pad(Exported node) {
        Shape from = node.operand(0).shape();
        long[] pads = node.longs(1);
        boolean zero = node.optional(2).isEmpty() || node.known(2).values()[0] == 0;
        if (!node.text("mode", "constant").equals("constant")
                || !zero
                || node.optional(3).isPresent()
                || Arrays.stream(pads).anyMatch(pad -> pad < 0)) {
            throw new IllegalArgumentException("expected zeros put around every axis");
        }
        Term padded = node.operand(0);
        for (int axis = 0; axis < from.rank(); axis++) {
            List<Term> parts = new ArrayList<>();
            zeros(padded, axis, pads[axis], parts);
            parts.add(padded);
            zeros(padded, axis, pads[axis + from.rank()], parts);
            padded = parts.size() == 1 ? padded : node.terms().concat(axis, parts);
        }
        return padded;
    }

    private static void zeros(Term like, int axis, long count, List<Term> parts) {
        if (count > 0) {
            parts.add(Terms.known(Constant.filled(like.type(), like.shape().with(axis, count), 0)));
        }
    }
}
