package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import palimpsest.graph.Operator;
import palimpsest.onnx.SizeTerm.Sizes;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Turns the constants of graphs of fixed sizes into what computes them for any batch and time.
///
/// A graph is built several times, with other sizes. Where a constant is the same each time it stays one. Where it
/// differs it depends on the sizes, and how is found from the values: the numbers of a shape are products of the sizes;
/// the numbers from 0 on, one for each position, are counted; another table with a row for each position is the
/// beginning of the longest one. Anything else is a defect of the program.
final class FreeSizes {
    private static final String BATCH = "batch_size";
    private static final String TIME = "sequence_length";

    private final GraphProto.Builder body;
    private final int context;
    private final List<Sizes> sizes;
    private final Map<Object, String> computed = new HashMap<>();
    private int counter;

    /// @param body takes the initializers and nodes
    /// @param context most tokens of a row
    /// @param sizes of the graphs, the longest last
    FreeSizes(GraphProto.Builder body, int context, List<Sizes> sizes) {
        this.body = body;
        this.context = context;
        this.sizes = sizes;
    }

    /// Computes the two sizes from the ids.
    ///
    /// @param ids name of the input [batch, time]
    void readSizes(String ids) {
        node("Shape", "sizes", ids);
        node("Gather", BATCH, "sizes", longs(0));
        node("Gather", TIME, "sizes", longs(1));
    }

    /// Reshapes ids [batch, time] to [batch · time].
    void flatten(String from, String to) {
        node("Reshape", to, from, longs(-1));
    }

    /// Reshapes [batch · time, last] to [batch, time, last].
    void unflatten(String from, String to, long last) {
        node(
                "Reshape",
                to,
                from,
                vector(List.of(new SizeTerm(1, 1, 0), new SizeTerm(1, 0, 1), new SizeTerm(last, 0, 0))));
    }

    /// The name of a value that is this constant at each of the sizes.
    ///
    /// @param tensors the constant in the graph of each of the sizes
    String constant(List<HostTensor> tensors) {
        HostTensor first = tensors.getFirst();
        if (tensors.stream().allMatch(tensor -> same(tensor, first))) {
            return fixed(first);
        }
        if (first.type() == ElementType.I64 && first.shape().rank() == 1) {
            return vector(terms(tensors));
        }
        HostTensor longest = tensors.getLast();
        if (first.type() == ElementType.F32 && countsEach(tensors)) {
            return counted(first.shape());
        }
        if (first.type() == ElementType.F32
                && longest.shape().at(0) == sizes.getLast().time()
                && beginsEach(tensors)) {
            return beginning(longest);
        }
        throw changesItsForm("a constant of " + first.shape() + " and " + longest.shape());
    }

    static IllegalStateException changesItsForm(String what) {
        return new IllegalStateException("the graph depends on its sizes in a way that has no rule: " + what);
    }

    private static boolean same(HostTensor a, HostTensor b) {
        return a.type() == b.type() && a.shape().equals(b.shape()) && a.memory().mismatch(b.memory()) == -1;
    }

    private String fixed(HostTensor tensor) {
        return once("constant " + tensor.type() + tensor.shape() + content(tensor), () -> {
            String name = fresh("constant");
            body.addInitializer(OnnxWriter.initializer(name, tensor));
            return name;
        });
    }

    /// Tells constants apart: small ones by their content, so that they are shared, large ones by where they lie.
    private static String content(HostTensor tensor) {
        return tensor.memory().byteSize() <= 64
                ? Arrays.toString(tensor.memory().toArray(ValueLayout.JAVA_BYTE))
                : String.valueOf(tensor.memory().address());
    }

    private List<SizeTerm> terms(List<HostTensor> tensors) {
        List<LongBuffer> values = tensors.stream().map(HostTensor::longs).toList();
        List<SizeTerm> terms = new ArrayList<>();
        for (int i = 0; i < values.getFirst().limit(); i++) {
            int at = i;
            long[] each = values.stream().mapToLong(value -> value.get(at)).toArray();
            terms.add(SizeTerm.of(sizes, each)
                    .orElseThrow(() -> changesItsForm("the number " + Arrays.toString(each) + " of a shape")));
        }
        return terms;
    }

    /// A vector of integers, each computed from the sizes.
    private String vector(List<SizeTerm> terms) {
        return once("vector " + terms, () -> {
            String[] parts = terms.stream().map(this::term).toArray(String[]::new);
            if (parts.length == 1) {
                return parts[0];
            }
            String name = fresh("shape");
            body.addNode(OnnxNodes.node("Concat", List.of(parts), name).addAttribute(OnnxWriter.attribute("axis", 0L)));
            return name;
        });
    }

    /// One number of a shape, as a vector of one.
    private String term(SizeTerm term) {
        if (term.isConstant()) {
            return longs(term.factor());
        }
        return once("term " + term, () -> {
            String product = term.factor() == 1 ? null : longs(term.factor());
            for (int i = 0; i < term.ofBatch(); i++) {
                product = times(product, BATCH);
            }
            for (int j = 0; j < term.ofTime(); j++) {
                product = times(product, TIME);
            }
            return product;
        });
    }

    private String times(String product, String size) {
        return product == null ? size : node("Mul", fresh("product"), product, size);
    }

    /// Whether each holds the numbers from 0 on, one for each position, as [time] or [time, 1].
    private boolean countsEach(List<HostTensor> tensors) {
        for (int k = 0; k < tensors.size(); k++) {
            Shape shape = tensors.get(k).shape();
            long time = sizes.get(k).time();
            if (!shape.equals(Shape.of(time)) && !shape.equals(Shape.of(time, 1))) {
                return false;
            }
            FloatBuffer numbers = tensors.get(k).floats();
            for (int i = 0; i < numbers.limit(); i++) {
                if (numbers.get(i) != i) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The positions as F32, in the form of a shape.
    private String counted(Shape like) {
        String row = once("positions", () -> {
            String end = node("Squeeze", fresh("end"), TIME);
            String whole = node("Range", fresh("whole"), scalar(0), end, scalar(1));
            String real = fresh("positions");
            body.addNode(OnnxNodes.node("Cast", List.of(whole), real)
                    .addAttribute(OnnxWriter.attribute("to", Operator.typeCode(ElementType.F32))));
            return real;
        });
        return like.rank() == 1 ? row : once("column", () -> node("Unsqueeze", fresh("column"), row, longs(1)));
    }

    /// Whether each table is what the longest one begins with, in all axes.
    private boolean beginsEach(List<HostTensor> tensors) {
        HostTensor longest = tensors.getLast();
        long width = longest.shape().size() / longest.shape().at(0);
        FloatBuffer all = longest.floats();
        for (int k = 0; k < tensors.size(); k++) {
            HostTensor tensor = tensors.get(k);
            long rows = sizes.get(k).time();
            if (tensor.shape().rank() != longest.shape().rank()
                    || tensor.shape().at(0) != rows) {
                return false;
            }
            long ownWidth = tensor.shape().size() / rows;
            FloatBuffer own = tensor.floats();
            for (int i = 0; i < own.limit(); i++) {
                if (own.get(i) != all.get((int) (i / ownWidth * width + i % ownWidth))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The first rows of a table.
    private String beginning(HostTensor table) {
        if (table.shape().at(0) < context) {
            throw changesItsForm("a table of %s for %d positions".formatted(table.shape(), context));
        }
        String all = fixed(table);
        return once("beginning of " + all, () -> node("Slice", fresh("rows"), all, longs(0), TIME, longs(0), longs(1)));
    }

    /// The value that was made for this key, made now if it was not before.
    private String once(Object key, Supplier<String> making) {
        String known = computed.get(key);
        if (known == null) {
            known = making.get();
            computed.put(key, known);
        }
        return known;
    }

    private String scalar(long value) {
        return fixed(HostTensor.ofLongs(Arena.ofAuto(), new long[] {value}));
    }

    private String longs(long... values) {
        return fixed(HostTensor.ofLongs(Arena.ofAuto(), values, values.length));
    }

    private String node(String operator, String output, String... inputs) {
        body.addNode(OnnxNodes.node(operator, List.of(inputs), output));
        return output;
    }

    private String fresh(String hint) {
        return "free/" + hint + "_" + ++counter;
    }
}
