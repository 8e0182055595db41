package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.graph.Ops;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.InputException;

/// Walks the nodes of a file, in the order they are in, and takes each over into a graph.
final class GraphImport {
    private final MappedFile file;
    private final long opset;
    private final Terms terms;
    private final TensorReader tensors;
    private final Function<String, Optional<Term>> initializers;
    private final Map<String, Term> scope = new HashMap<>();

    /// @param initializers the term of an initializer, asked for when it is first used
    GraphImport(MappedFile file, long opset, Ops ops, Function<String, Optional<Term>> initializers) {
        this.file = file;
        this.opset = opset;
        this.terms = new Terms(ops);
        this.tensors = new TensorReader(file);
        this.initializers = initializers;
    }

    Terms terms() {
        return terms;
    }

    void put(String name, Term term) {
        scope.put(name, term);
    }

    Term get(String name) {
        Term known = scope.get(name);
        if (known == null) {
            known = initializers
                    .apply(name)
                    .orElseThrow(() -> new InputException(
                            "%s uses the tensor %s before anything makes it; the file is damaged, so fetch it again."
                                    .formatted(file.file(), name)));
            scope.put(name, known);
        }
        return known;
    }

    void run(GraphProto graph) {
        for (NodeProto node : graph.getNodeList()) {
            String name = node.getName().isEmpty() ? "that makes " + node.getOutput(0) : node.getName();
            terms.ops().graph().from("%s (%s)".formatted(name, node.getOpType()));
            try {
                if (node.getOpType().equals("If")) {
                    branch(node);
                } else {
                    take(node, name);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
                throw new InputException(
                        "%s: node %s is %s in a way that is not known here: %s."
                                .formatted(file.file(), name, node.getOpType(), e.getMessage()),
                        e);
            }
        }
        terms.ops().graph().from("");
    }

    private void take(NodeProto node, String name) {
        ImportRule rule = ImportRules.of(node.getDomain(), node.getOpType())
                .orElseThrow(() -> Refusals.operator(file.file(), node.getOpType(), name));
        List<Optional<Term>> operands = new ArrayList<>();
        for (String input : node.getInputList()) {
            operands.add(input.isEmpty() ? Optional.empty() : Optional.of(get(input)));
        }
        List<Term> results = rule.apply(new Exported(node, opset, operands, terms, tensors));
        for (int i = 0; i < Math.min(results.size(), node.getOutputCount()); i++) {
            scope.put(node.getOutput(i), results.get(i));
        }
    }

    /// Which branch is taken is known, as all shapes are.
    private void branch(NodeProto node) {
        if (!(get(node.getInput(0)) instanceof Known(Constant condition))) {
            throw new IllegalArgumentException("expected a condition about shapes, found one about the text");
        }
        String taken = condition.values()[0] != 0 ? "then_branch" : "else_branch";
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(taken)) {
                GraphProto body = attribute.getG();
                body.getInitializerList()
                        .forEach(tensor ->
                                put(tensor.getName(), new Known(Constant.of(tensors.read(tensor.getName(), tensor)))));
                run(body);
                for (int i = 0; i < node.getOutputCount(); i++) {
                    scope.put(node.getOutput(i), get(body.getOutput(i).getName()));
                }
            }
        }
    }
}
