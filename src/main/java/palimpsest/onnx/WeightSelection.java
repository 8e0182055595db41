package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Tells the weights of a model from the other tensors its file carries: masks, tables of angles, scalars.
///
/// An exporter keeps the names of parameters, `….weight` and `….bias`, which settles it. Some it renames when it
/// transposes or folds them (`onnx::MatMul_123`); such a tensor is a weight where it meets what depends on the text in
/// a matrix product, as a table of rows, or as a vector along the last axis. Angles and masks only meet positions.
/// Weights are stored in f32, or in 16 bits and widened where they are used.
final class WeightSelection {
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "FusedMatMul");
    private static final Set<String> VECTORS = Set.of(
            "Add",
            "Sub",
            "Mul",
            "LayerNormalization",
            "SimplifiedLayerNormalization",
            "SkipLayerNormalization",
            "SkipSimplifiedLayerNormalization",
            "Gemm",
            "BiasGelu",
            "FastGelu");
    /// What passes a weight on as it is, but for its layout.
    private static final Set<String> VIEWS = Set.of("Transpose", "Identity", "Reshape", "Unsqueeze", "Squeeze", "Cast");

    private final Map<String, Initializer> initializers;
    private final Set<String> text = new HashSet<>();
    private final Map<String, String> viewed = new HashMap<>();
    private final Set<String> weights = new HashSet<>();
    /// Initializers that a node takes as they are stored.
    private final Set<String> unwidened = new HashSet<>();

    private WeightSelection(Map<String, Initializer> initializers, String ids) {
        this.initializers = initializers;
        text.add(ids);
    }

    /// The weights among the initializers, in the order of the file.
    ///
    /// @param ids name of the input that holds the text
    /// @param result the output that is of interest; what does not count in it is no weight
    static SequencedMap<String, Initializer> of(
            GraphProto graph, Map<String, Initializer> initializers, String ids, String result) {
        WeightSelection selection = new WeightSelection(initializers, ids);
        Set<String> used = new HashSet<>(Set.of(result));
        for (NodeProto node : graph.getNodeList().reversed()) {
            if (node.getOutputList().stream().anyMatch(used::contains)) {
                used.addAll(node.getInputList());
            }
        }
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOutputList().stream().anyMatch(used::contains)) {
                selection.visit(node);
            }
        }
        SequencedMap<String, Initializer> weights = new LinkedHashMap<>();
        initializers.forEach((name, tensor) -> {
            boolean named = used.contains(name) && isNamedAsOne(tensor);
            if (selection.isReal(tensor) && tensor.shape().size() > 1 && (named || selection.weights.contains(name))) {
                weights.put(name, tensor);
            }
        });
        return weights;
    }

    /// Whether it counts as f32: it is stored so, or in 16 bits that every node takes widened.
    private boolean isReal(Initializer tensor) {
        return switch (tensor.type()) {
            case F32 -> true;
            case F16, BF16 -> !unwidened.contains(tensor.name());
            default -> false;
        };
    }

    private static boolean isWidening(NodeProto node) {
        return node.getOpType().equals("Cast")
                && node.getAttributeList().stream()
                        .anyMatch(attribute -> attribute.getName().equals("to")
                                && attribute.getI() == Operator.typeCode(ElementType.F32));
    }

    private static boolean isNamedAsOne(Initializer tensor) {
        int rank = tensor.shape().rank();
        return tensor.name().endsWith(".weight") && rank <= 2 || tensor.name().endsWith(".bias") && rank == 1;
    }

    private void visit(NodeProto node) {
        if (!isWidening(node)) {
            unwidened.addAll(node.getInputList());
        }
        boolean ofText = node.getInputList().stream().anyMatch(text::contains);
        String operator = node.getOpType();
        if (ofText && !operator.equals("Shape") && !operator.equals("Size")) {
            text.addAll(node.getOutputList());
        }
        if (!ofText && VIEWS.contains(operator) && node.getInputCount() > 0) {
            String from = viewed.getOrDefault(node.getInput(0), node.getInput(0));
            if (initializers.containsKey(from)) {
                viewed.put(node.getOutput(0), from);
            }
        }
        for (int i = 0; ofText && i < node.getInputCount(); i++) {
            String name = viewed.getOrDefault(node.getInput(i), node.getInput(i));
            if (initializers.containsKey(name)
                    && isWeightOf(operator, i, initializers.get(name).shape())) {
                weights.add(name);
            }
        }
    }

    private static boolean isWeightOf(String operator, int operand, Shape shape) {
        boolean vector = shape.rank() >= 1 && shape.size() == shape.at(-1);
        return PRODUCTS.contains(operator) && operand < 2 && shape.rank() >= 2
                || operator.equals("Gather") && operand == 0 && shape.rank() == 2
                || VECTORS.contains(operator) && vector;
    }
}
