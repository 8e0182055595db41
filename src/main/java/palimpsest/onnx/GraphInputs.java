package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What a decoder's file takes in, and what is given for it: the text, a mask that hides nothing, positions from 0.
///
/// @param all the file's inputs that are no initializers
record GraphInputs(Path file, List<ValueInfoProto> all, TensorReader types) {
    private enum Role {
        TEXT,
        MASK,
        POSITIONS,
        SEGMENTS
    }

    GraphInputs {
        all = List.copyOf(all);
    }

    /// @throws InputException if an input is none that a decoder without a cache takes, or of a fixed shape
    void check() {
        all.forEach(input -> {
            Role role = role(input);
            List<TensorShapeProto.Dimension> dims =
                    input.getType().getTensorType().getShape().getDimList();
            if (role == Role.TEXT && dims.stream().anyMatch(TensorShapeProto.Dimension::hasDimValue)) {
                throw Refusals.fixed(file, input.getName(), shown(dims));
            }
        });
        ids();
    }

    /// Name of the input that holds the text.
    String ids() {
        return all.stream()
                .filter(input -> role(input) == Role.TEXT)
                .map(ValueInfoProto::getName)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "%s takes no input_ids, so it is no language model that reads text; choose another file."
                                .formatted(file)));
    }

    /// Gives every input its term.
    ///
    /// @param ids I64 [batch, time]
    void bind(GraphImport into, Value ids) {
        Shape rows = ids.shape();
        for (ValueInfoProto input : all) {
            ElementType type = type(input);
            Term given = switch (role(input)) {
                case TEXT -> into.terms().cast(new Term.Computed(ids), type);
                case MASK -> Terms.known(Constant.filled(type, rows, 1));
                case SEGMENTS -> Terms.known(Constant.filled(type, rows, 0));
                case POSITIONS -> Terms.known(positions(type, rows));
            };
            into.put(input.getName(), given);
        }
    }

    private static Constant positions(ElementType type, Shape rows) {
        double[] values = new double[Math.toIntExact(rows.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % rows.at(1);
        }
        return new Constant(type, rows, values);
    }

    private ElementType type(ValueInfoProto input) {
        return types.type(input.getType().getTensorType().getElemType(), "input " + input.getName());
    }

    private Role role(ValueInfoProto input) {
        String name = input.getName().toLowerCase(Locale.ROOT);
        if (name.contains("past") || name.contains("cache")) {
            throw Refusals.cache(file, input.getName());
        }
        if (name.contains("mask")) {
            return Role.MASK;
        }
        if (name.contains("position")) {
            return Role.POSITIONS;
        }
        if (name.contains("token_type") || name.contains("segment")) {
            return Role.SEGMENTS;
        }
        if (name.contains("ids") || all.size() == 1) {
            return Role.TEXT;
        }
        throw new InputException(
                "%s takes the input %s, which is unknown here; expected input_ids, attention_mask, position_ids or token_type_ids. Export a text-generation model."
                        .formatted(file, input.getName()));
    }

    private static String shown(List<TensorShapeProto.Dimension> dims) {
        return dims.stream()
                .map(dim -> dim.hasDimValue() ? Long.toString(dim.getDimValue()) : dim.getDimParam())
                .toList()
                .toString();
    }
}
