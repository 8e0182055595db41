package palimpsest.train;

import java.util.Optional;
import palimpsest.autodiff.Gradients;
import palimpsest.graph.Node;
import palimpsest.model.DecoderGraph;
import palimpsest.model.ModelConfig;
import palimpsest.model.OnnxConfig;

/// Whether every operator between a model's weights and its logits has a gradient, as those of the families here have,
/// and those of a file that was taken over may not.
public final class Trainability {
    private Trainability() {}

    /// Why a model cannot be trained, as a sentence; empty if it can.
    public static Optional<String> obstacle(ModelConfig config) {
        if (!(config.details() instanceof OnnxConfig onnx)) {
            return Optional.empty();
        }
        DecoderGraph decoder = config.decoder(1, 2);
        Optional<Node> node = Gradients.undifferentiable(
                decoder.ops().graph(), decoder.logits(), decoder.weights().values());
        return node.map(each -> ("%s: node %s has no gradient here, so the model can be scored and can continue a text,"
                        + " but not be trained. Export it in the plain way, or fetch its Hugging Face folder.")
                .formatted(onnx.file(), each.origin()));
    }
}
