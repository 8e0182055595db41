package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.onnx.Term.Computed;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// A model in an ONNX file that another program wrote, opened and checked: memory-mapped, so that opening reads the
/// graph and no weights.
///
/// Shapes become fixed when it is taken over into a [Graph]: whatever the file computes about shapes, positions and
/// masks is folded, and its weights become inputs. Any thread; what it gave is valid until it closes.
public final class OnnxModel implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final int OLDEST_OPSET = 11;
    private static final int NEWEST_OPSET = 22;

    private final MappedFile file;
    private final ModelProto proto;
    private final long opset;
    private final GraphInputs inputs;
    private final Map<String, Initializer> initializers = new LinkedHashMap<>();
    private final SequencedMap<String, Initializer> weights;
    private final Map<String, SharedWeights.Original> shared;

    private OnnxModel(MappedFile file) {
        this.file = file;
        this.proto = parse(file);
        this.opset = opset(file.file(), proto);
        checkOperators();
        TensorReader tensors = new TensorReader(file);
        for (TensorProto tensor : proto.getGraph().getInitializerList()) {
            initializers.put(tensor.getName(), tensors.read(tensor.getName(), tensor));
        }
        List<ValueInfoProto> given = proto.getGraph().getInputList().stream()
                .filter(input -> !initializers.containsKey(input.getName()))
                .toList();
        this.inputs = new GraphInputs(file.file(), given, tensors);
        inputs.check();
        this.weights = WeightSelection.of(proto.getGraph(), initializers, inputs.ids(), result());
        this.shared = SharedWeights.of(weights);
        weights.keySet().removeAll(shared.keySet());
    }

    /// @throws InputException if the file is missing, damaged, of an unknown opset, takes inputs that a decoder does
    ///     not, or holds operators that are not known
    public static OnnxModel open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException("There is no file %s; check the path.".formatted(path));
        }
        MappedFile file = new MappedFile(path);
        boolean opened = false;
        try {
            OnnxModel model = new OnnxModel(file);
            opened = true;
            return model;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    public Path file() {
        return file.file();
    }

    /// Version of ONNX's operators the file is written for.
    public long opset() {
        return opset;
    }

    /// The tensors to train, by name, in the order of the file; one that is written twice, such as a tied head beside
    /// its embedding, counts once.
    public SequencedMap<String, Initializer> weights() {
        return Collections.unmodifiableSequencedMap(weights);
    }

    /// All tensors the file carries, by name.
    public Map<String, Initializer> initializers() {
        return Collections.unmodifiableMap(initializers);
    }

    /// Name of the output that is of interest: `logits`, or the first where there is none of that name. Others, such as
    /// keys and values for a cache, are left out.
    public String result() {
        List<String> names = proto.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
        return names.contains(LOGITS) ? LOGITS : names.getFirst();
    }

    /// Takes the file's nodes over into a graph.
    ///
    /// @param ids the text, I64 [batch, time]
    /// @param weight gives the value of a weight, by name and shape, once each
    /// @return the value of [#result]
    /// @throws InputException if a node is used in a way that is not known, naming it
    public Value build(Ops ops, Value ids, BiFunction<String, Shape, Value> weight) {
        Map<String, Value> made = new HashMap<>();
        GraphImport run = new GraphImport(
                file,
                opset,
                ops,
                name -> term(
                        ops,
                        name,
                        each -> made.computeIfAbsent(
                                each, key -> weight.apply(key, weights.get(key).shape()))));
        inputs.bind(run, ids);
        run.run(proto.getGraph());
        return run.terms().value(run.get(result()));
    }

    /// The file with its weights kept elsewhere; everything else it carries is in it.
    ///
    /// @param place where a weight lies, by name
    public byte[] withWeightsAt(Function<String, OnnxPlace> place) {
        return relocation().to(place).toByteArray();
    }

    /// As [#withWeightsAt], with a weight of its own for the product that makes the result, in place of one it shares.
    ///
    /// @param embedding name of the shared weight
    /// @param head name of the new one
    public byte[] withOwnHead(String embedding, String head, Function<String, OnnxPlace> place) {
        return relocation().to(place, new OwnHead(embedding, head), result()).toByteArray();
    }

    /// Whether the product that makes the result can have a weight of its own in place of this one.
    public boolean canOwnHead(String embedding) {
        return relocation().has(new OwnHead(embedding, embedding), result());
    }

    private Relocation relocation() {
        return new Relocation(proto, initializers, weights.keySet(), shared);
    }

    private Optional<Term> term(Ops ops, String name, Function<String, Value> weight) {
        SharedWeights.Original original = shared.get(name);
        if (original != null) {
            Value one = weight.apply(original.name());
            return Optional.of(new Computed(original.transposed() ? ops.transpose(one, 1, 0) : one));
        }
        if (weights.containsKey(name)) {
            return Optional.of(new Computed(weight.apply(name)));
        }
        return Optional.ofNullable(initializers.get(name)).map(tensor -> new Known(Constant.of(tensor)));
    }

    private void checkOperators() {
        for (NodeProto node : proto.getGraph().getNodeList()) {
            String name = node.getName().isEmpty() ? "that makes " + node.getOutput(0) : node.getName();
            Refusals.checkOperator(file.file(), node.getOpType(), name);
        }
    }

    private static ModelProto parse(MappedFile file) {
        if (file.bytes().byteSize() > Integer.MAX_VALUE) {
            throw new InputException(
                    "%s is larger than the 2 GB an ONNX file can have; fetch it again.".formatted(file.file()));
        }
        try {
            CodedInputStream input =
                    UnsafeByteOperations.unsafeWrap(file.bytes().asByteBuffer()).newCodedInput();
            input.enableAliasing(true); // tensors stay where they are in the mapped file
            ModelProto model = ModelProto.parseFrom(input);
            GraphProto graph = model.getGraph();
            if (graph.getNodeCount() > 0 && graph.getOutputCount() > 0) {
                return model;
            }
            throw new InputException(
                    "%s holds no ONNX graph; choose an .onnx file, or fetch it again.".formatted(file.file()));
        } catch (IOException e) {
            throw new InputException(
                    "%s is damaged, cut off or no ONNX file; fetch it again.".formatted(file.file()), e);
        }
    }

    private static long opset(Path file, ModelProto model) {
        long opset = model.getOpsetImportList().stream()
                .filter(each -> each.getDomain().isEmpty() || each.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
        if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
            throw Refusals.opset(file, opset, OLDEST_OPSET, NEWEST_OPSET);
        }
        return opset;
    }

    @Override
    public void close() {
        file.close();
    }
}
