package palimpsest.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import palimpsest.onnx.OnnxModel;
import palimpsest.onnx.OnnxPlace;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.JsonTokenizer;
import palimpsest.tokenizer.Tokenizer;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// Models in ONNX files, with their tokenizer beside them or in the folder above.
///
/// A tuned one is written as `model.onnx`, which holds the graph, and `weights.safetensors`, which holds the weights by
/// name and is the graph's external data, so that whatever runs ONNX files runs it.
final class OnnxFolder {
    static final String WEIGHTS = "weights.safetensors";

    private static final String FILE_NAME = "model.onnx";
    private static final String ENDING = ".onnx";
    /// Where repositories keep exports beside a model in another format.
    private static final String SUBFOLDER = "onnx";

    private OnnxFolder() {}

    /// The ONNX file of a model: the path itself, or the one in a folder that has no weights of another format.
    static Optional<Path> file(Path path) {
        if (!Files.isDirectory(path)) {
            return Optional.of(path).filter(each -> each.toString().endsWith(ENDING) && Files.isRegularFile(each));
        }
        List<Path> files = files(path);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path named = path.resolve(FILE_NAME);
        if (Files.exists(path.resolve(Safetensors.FILE_NAME))
                || Files.exists(path.resolve(Safetensors.FILE_NAME + ".index.json"))) {
            return Optional.empty();
        }
        if (files.contains(named) || files.size() == 1) {
            return Optional.of(files.contains(named) ? named : files.getFirst());
        }
        throw new InputException("%s has %d .onnx files, %s; choose one of the files instead of the folder."
                .formatted(
                        path,
                        files.size(),
                        String.join(
                                ", ",
                                files.stream()
                                        .map(each -> each.getFileName().toString())
                                        .toList())));
    }

    private static List<Path> files(Path folder) {
        Path below = folder.resolve(SUBFOLDER);
        List<Path> own = list(folder);
        return own.isEmpty() && Files.isDirectory(below) ? list(below) : own;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(each -> each.toString().endsWith(ENDING) && Files.isRegularFile(each))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    /// @param file an ONNX file, absolute
    static ModelFolder open(Path file) {
        Path folder = file.getParent();
        Path texts = companions(folder);
        OnnxModel model = null;
        Tokenizer tokenizer = null;
        boolean opened = false;
        try {
            model = OnnxModel.open(file);
            ModelConfig config = config(model, texts.resolve(ModelConfig.FILE_NAME));
            tokenizer = JsonTokenizer.open(texts);
            new TokenizerCheck(texts, config, tokenizer).run();
            opened = true;
            return new ModelFolder(folder, texts, config, new OnnxWeights(model), tokenizer);
        } finally {
            if (!opened && tokenizer != null) {
                tokenizer.close();
            }
            if (!opened && model != null) {
                model.close();
            }
        }
    }

    /// Where the tokenizer and the config are: beside the file, or where that is a subfolder of exports, above.
    private static Path companions(Path folder) {
        boolean above = folder.endsWith(SUBFOLDER) && !Files.exists(folder.resolve(JsonTokenizer.FILE_NAME));
        return above ? folder.getParent() : folder;
    }

    /// A `config.json` of any architecture adds what the graph does not say; it may be missing.
    private static ModelConfig config(OnnxModel model, Path file) {
        int context = 0;
        OptionalInt beginning = OptionalInt.empty();
        Set<Integer> ends = Set.of();
        if (Files.isRegularFile(file)) {
            ConfigFields fields = ConfigFields.read(file);
            context = fields.size("max_position_embeddings", fields.size("n_positions", Integer.MAX_VALUE));
            context = context == Integer.MAX_VALUE ? 0 : context;
            beginning = fields.ids("bos_token_id").stream()
                    .mapToInt(Integer::intValue)
                    .findFirst();
            ends = fields.ids("eos_token_id");
        }
        return ModelConfig.of(OnnxConfig.of(model, context), beginning, ends);
    }

    /// Writes a tuned model as a folder of its own.
    ///
    /// @param weights f32 tensors by name; the base's are kept for those not given
    /// @param target an empty folder
    static void write(
            ModelFolder base, OnnxConfig config, Map<String, HostTensor> weights, ElementType type, Path target) {
        if (type != ElementType.F32) {
            throw new InputException("%s is an ONNX model, which is computed and saved in f32 alone; choose f32."
                    .formatted(base.folder()));
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        config.weightShapes().forEach((name, shape) -> {
            if (weights.containsKey(name)) {
                writer.add(name, weights.get(name));
            } else {
                writer.add(name, base.weights(), type);
            }
        });
        writer.write(target.resolve(WEIGHTS));
        Map<String, Long> offsets = Safetensors.offsets(target.resolve(WEIGHTS));
        try (WeightSource written = Safetensors.open(target.resolve(WEIGHTS))) {
            byte[] graph = config.withWeightsAt(name -> new OnnxPlace(
                    WEIGHTS, offsets.get(name), written.bytes(name).byteSize()));
            Files.write(target.resolve(FILE_NAME), graph);
        } catch (IOException e) {
            throw new InputException("%s cannot be written: %s.".formatted(target.resolve(FILE_NAME), e), e);
        }
    }
}
