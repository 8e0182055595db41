package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// One node of an ONNX file while it is imported: its operands as terms, its attributes, and where its result goes.
final class Exported {
    private final NodeProto proto;
    private final long opset;
    private final List<Optional<Term>> operands;
    private final Terms terms;
    private final TensorReader tensors;
    private final Map<String, AttributeProto> attributes = new HashMap<>();

    Exported(NodeProto proto, long opset, List<Optional<Term>> operands, Terms terms, TensorReader tensors) {
        this.proto = proto;
        this.opset = opset;
        this.operands = operands;
        this.terms = terms;
        this.tensors = tensors;
        proto.getAttributeList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
    }

    String operator() {
        return proto.getOpType();
    }

    /// Version of the operator set its definition is of.
    long opset() {
        return opset;
    }

    Terms terms() {
        return terms;
    }

    int operandCount() {
        return operands.size();
    }

    int resultCount() {
        return proto.getOutputCount();
    }

    Term operand(int index) {
        return optional(index).orElseThrow(() -> new IllegalArgumentException("expected an input " + index));
    }

    Optional<Term> optional(int index) {
        return index < operands.size() ? operands.get(index) : Optional.empty();
    }

    /// An operand that must be known before the graph runs, as one that gives a shape must.
    Constant known(int index) {
        if (operand(index) instanceof Known(Constant constant)) {
            return constant;
        }
        throw new IllegalArgumentException(
                "expected input %d to depend on shapes alone, found that it depends on the text".formatted(index));
    }

    long[] longs(int index) {
        return known(index).asLongs();
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    AttributeProto attribute(String name) {
        AttributeProto attribute = attributes.get(name);
        if (attribute == null) {
            throw new IllegalArgumentException("expected an attribute " + name);
        }
        return attribute;
    }

    long integer(String name, long absent) {
        return has(name) ? attribute(name).getI() : absent;
    }

    float real(String name, float absent) {
        return has(name) ? attribute(name).getF() : absent;
    }

    String text(String name, String absent) {
        return has(name) ? attribute(name).getS().toStringUtf8() : absent;
    }

    long[] integers(String name) {
        return attribute(name).getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    Constant tensor(String name) {
        return Constant.of(tensors.read(name, attribute(name).getT()));
    }

    ElementType type(String name) {
        return tensors.type((int) attribute(name).getI(), "node " + proto.getName());
    }

    /// An axis given as an attribute, from 0.
    int axis(long absent, Shape shape) {
        return shape.axis((int) integer("axis", absent));
    }

    /// Axes that older opsets give as an attribute and newer ones as an operand; empty where neither is there.
    Optional<long[]> axes(int operand) {
        if (has("axes")) {
            return Optional.of(integers("axes"));
        }
        return optional(operand).map(given -> longs(operand));
    }
}
