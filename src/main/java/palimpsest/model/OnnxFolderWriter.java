package palimpsest.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.onnx.DecoderFile;
import palimpsest.onnx.SizedGraph;
import palimpsest.onnx.StoredWeight;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// Writes a model as ONNX: `model.onnx` beside the model's config and tokenizer.
///
/// The weights are in `model.onnx` itself as far as its format can hold them, which is 2 GB; those of a larger model
/// are in `model.safetensors` beside it, where `model.onnx` points into, so that the folder is a Hugging Face model as
/// well.
public final class OnnxFolderWriter {
    /// The file in the folder.
    public static final String FILE_NAME = "model.onnx";

    /// Bytes of weights that are written into the file itself.
    static final long MOST_INSIDE = 1_900_000_000;

    /// Rows are as long as the model's context, but no longer than this: the file holds a table of that many positions.
    private static final int LONGEST = 131_072;

    private OnnxFolderWriter() {}

    /// Writes a model.
    ///
    /// @param type element type the weights are stored in; empty for each weight's own
    /// @param target a folder that does not exist or is empty
    /// @return most tokens of a row that the written model takes
    /// @throws InputException if the target is in use or cannot be written
    public static int write(ModelFolder model, Optional<ElementType> type, Path target) {
        return write(model, type, target, MOST_INSIDE);
    }

    static int write(ModelFolder model, Optional<ElementType> type, Path target, long mostInside) {
        int longest = Math.min(model.config().context(), LONGEST);
        List<SizedGraph> graphs = graphs(model.config(), longest);
        NewFolder.write(target, folder -> {
            ModelFolderWriter.copyInto(model, type, folder);
            Path weights = folder.resolve(Safetensors.FILE_NAME);
            try {
                boolean inside = Files.size(weights) <= mostInside;
                try (WeightSource written = Safetensors.open(weights);
                        OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE_NAME)))) {
                    DecoderFile.write(graphs, longest, DecoderGraph.IDS, stored(weights, written, inside), out);
                }
                if (inside) {
                    Files.delete(weights);
                }
            } catch (IOException e) {
                throw new InputException(
                        "%s cannot be written (%s); make room or choose another place."
                                .formatted(target.resolve(FILE_NAME), e),
                        e);
            }
        });
        return longest;
    }

    private static Map<String, StoredWeight> stored(Path file, WeightSource weights, boolean inside) {
        Map<String, StoredWeight> stored = new LinkedHashMap<>();
        Map<String, Long> offsets = Safetensors.offsets(file);
        for (String name : weights.names()) {
            stored.put(
                    name,
                    new StoredWeight(
                            weights.type(name),
                            weights.shape(name),
                            weights.bytes(name),
                            inside ? "" : Safetensors.FILE_NAME,
                            offsets.get(name)));
        }
        return stored;
    }

    /// The decoder for sizes without a common divisor. Lengths are primes, which attention never cuts into blocks; the
    /// longest covers the context, or, where the learned positions end there, comes near it.
    private static List<SizedGraph> graphs(ModelConfig config, int context) {
        List<SizedGraph> graphs = new ArrayList<>();
        graphs.add(graph(config, 2, 7));
        graphs.add(graph(config, 3, 11));
        boolean longer = config.context() > context;
        try {
            graphs.add(graph(config, 5, prime(context, 1)));
        } catch (IllegalArgumentException learnedPositionsEnd) {
            if (longer) {
                throw learnedPositionsEnd;
            }
            graphs.add(graph(config, 5, prime(context, -1)));
        }
        return graphs;
    }

    private static SizedGraph graph(ModelConfig config, int batch, int time) {
        DecoderGraph decoder = config.decoder(batch, time);
        return SizedGraph.of(batch, time, decoder.ops(), decoder.logits());
    }

    private static int prime(int from, int step) {
        int number = from;
        while (!isPrime(number)) {
            number += step;
        }
        return number;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number > 1;
    }
}
