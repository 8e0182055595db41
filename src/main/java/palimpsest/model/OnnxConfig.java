package palimpsest.model;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Value;
import palimpsest.onnx.OnnxModel;
import palimpsest.onnx.OnnxPlace;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What an ONNX file says of the decoder in it, told from the graph itself.
///
/// @param model the file, which must stay open while graphs are built
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param blocks softmaxes of attention, one a block
/// @param context most positions: as `config.json` says, or as many as a table of positions has rows
/// @param tiedHead whether the output embedding is the input embedding
/// @param embeddingName the table of rows that the text picks from, or empty
/// @param headName the weight of the last product, or empty
/// @param weightShapes the weights that count in the logits
/// @param ownHead whether the head is one that the file has not, in place of the embedding
public record OnnxConfig(
        OnnxModel model,
        int vocabulary,
        int width,
        int blocks,
        int context,
        boolean tiedHead,
        String embeddingName,
        String headName,
        SequencedMap<String, Shape> weightShapes,
        boolean ownHead)
        implements FamilyConfig {
    private static final String OWN_HEAD = "lm_head.weight";
    private static final int DEFAULT_CONTEXT = 2048;
    /// Enough positions for a graph to be of the form it always has.
    private static final int TRIAL = 2;

    /// Takes the graph over once, to see what is in it.
    ///
    /// @param context most positions, or 0 where no config says
    /// @throws InputException if a node is used in a way that is not known
    static OnnxConfig of(OnnxModel model, int context) {
        DecoderGraph trial = OnnxGraph.build(model, new DecoderGraph(1, TRIAL, 0, Optional.empty()), Optional.empty());
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        trial.weights().forEach((name, value) -> shapes.put(name, value.shape()));
        if (shapes.isEmpty()) {
            throw new InputException(("%s holds no weights in f32 that count in its %s, so there is nothing to train; "
                            + "choose the file of a language model.")
                    .formatted(model.file(), model.result()));
        }
        Value head = head(trial.output());
        Value embedding = null;
        long rows = DEFAULT_CONTEXT;
        int blocks = 0;
        for (Node node : trial.ops().graph().nodes()) {
            if (node.operator() == Operator.GATHER && trial.weights().containsValue(node.input(0))) {
                embedding = embedding == null ? node.input(0) : embedding;
            } else if (node.operator() == Operator.SLICE && isTable(node, trial)) {
                rows = node.input(0).shape().at(0);
            } else if (node.operator() == Operator.SOFTMAX) {
                blocks++;
            }
        }
        return new OnnxConfig(
                model,
                Math.toIntExact(trial.output().vocabulary()),
                embedding == null ? 1 : Math.toIntExact(embedding.shape().at(-1)),
                Math.max(1, blocks),
                context > 0 ? context : Math.toIntExact(rows),
                head != null && head == embedding,
                embedding == null ? "" : embedding.name(),
                head == null ? "" : head.name(),
                shapes,
                false);
    }

    /// Learned positions: the first rows of a weight are taken.
    private static boolean isTable(Node node, DecoderGraph trial) {
        return trial.weights().containsValue(node.input(0))
                && node.output(0).shape().at(0) == TRIAL;
    }

    private static Value head(OutputLayer output) {
        return switch (output) {
            case OutputLayer.Linear(Value _, Value weight) -> weight;
            case OutputLayer.InOut(Value _, Value weight) -> weight;
            case OutputLayer.Capped(OutputLayer.Linear linear, float _) -> linear.weight();
            case OutputLayer.Given _ -> null;
        };
    }

    /// The ONNX file.
    public Path file() {
        return model.file();
    }

    /// Empty: the graph is what it is.
    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> some, int ids) {
        return Optional.empty();
    }

    /// @throws InputException if the graph has no head
    @Override
    public FamilyConfig untied() {
        if (!tiedHead && !headName.isEmpty()) {
            return this;
        }
        if (!tiedHead || !model.canOwnHead(embeddingName)) {
            throw new InputException(("The last product of the graph of %s is not one with a head, so that the head "
                            + "alone cannot be trained; train all weights, or the model in its Hugging Face folder.")
                    .formatted(model.file()));
        }
        String own = model.initializers().containsKey(OWN_HEAD) ? "own_" + OWN_HEAD : OWN_HEAD;
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>(weightShapes);
        shapes.put(own, weightShapes.get(embeddingName));
        return new OnnxConfig(model, vocabulary, width, blocks, context, false, embeddingName, own, shapes, true);
    }

    @Override
    public boolean isBuffer(String name) {
        return false;
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return OnnxGraph.build(model, graph, ownHead ? Optional.of(headName) : Optional.empty());
    }

    /// The file with its weights elsewhere, and the head among them that it had not.
    byte[] withWeightsAt(Function<String, OnnxPlace> place) {
        return ownHead ? model.withOwnHead(embeddingName, headName, place) : model.withWeightsAt(place);
    }

    /// Over whole rows: an exported graph has no place for a cache.
    @Override
    public DecoderGraph cachedDecoder(int batch, int time, int capacity) {
        return decoder(batch, time);
    }

    /// Nothing: an ONNX file needs no config.
    @Override
    public void addTo(JsonObject json) {
        throw new IllegalStateException("an ONNX model keeps the config it came with");
    }
}
