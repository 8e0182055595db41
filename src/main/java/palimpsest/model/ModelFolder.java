package palimpsest.model;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.tokenizer.ControlTokensRead;
import palimpsest.tokenizer.JsonTokenizer;
import palimpsest.tokenizer.Tokenizer;
import palimpsest.weights.ForeignWeights;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// A model in a folder of the Hugging Face layout, opened and checked: its config, weights and tokenizer agree. A
/// folder with a LoRA adapter opens as the model that the adapter makes of its base.
///
/// Opening reads no weights, only their headers. Any thread. Closing ends the weights' mapping and the tokenizer.
///
/// @param folder the folder, absolute
/// @param files where its config and tokenizer lie: the folder itself, or where that is an adapter, its base's
/// @param weights every name of [#weightShapes] with that shape, and perhaps further names to be left alone
public record ModelFolder(Path folder, Path files, ModelConfig config, WeightSource weights, Tokenizer tokenizer)
        implements AutoCloseable {
    /// @throws InputException if anything in the folder is missing, damaged, not supported, or does not fit the rest
    public static ModelFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            throw new InputException("There is no folder %s; check the path.".formatted(absolute));
        }
        Optional<Path> onnx = OnnxFolder.file(absolute);
        if (onnx.isPresent()) {
            return OnnxFolder.open(onnx.get());
        }
        if (!Files.isDirectory(absolute)) {
            ForeignWeights.of(absolute).ifPresent(kind -> {
                throw kind.refusal(absolute);
            });
            throw new InputException("%s is a file, expected a folder; choose the folder that holds the model's files."
                    .formatted(absolute));
        }
        if (AdapterFolder.isAdapter(absolute)) {
            return AdapterFolder.open(absolute);
        }
        new ForeignFolder(absolute).refuse();
        ModelConfig config = ModelConfig.read(absolute.resolve(ModelConfig.FILE_NAME));
        WeightSource weights = null;
        Tokenizer tokenizer = null;
        boolean opened = false;
        try {
            weights = Safetensors.openFolder(absolute);
            config = config.named(weights.names());
            new WeightCheck(absolute, config, weights).run();
            tokenizer = JsonTokenizer.open(absolute);
            new TokenizerCheck(absolute, config, tokenizer).run();
            opened = true;
            return new ModelFolder(absolute, absolute, config, weights, tokenizer);
        } finally {
            if (!opened) {
                close(weights, tokenizer);
            }
        }
    }

    /// This folder with a tokenizer that reads a literal control token in a text as that token, where `read` says so.
    public ModelFolder readingControlTokens(boolean read) {
        return read ? new ModelFolder(folder, files, config, weights, new ControlTokensRead(tokenizer)) : this;
    }

    /// This folder as a model of another config, such as one with a head of its own, that takes its files over.
    public ModelFolder withConfig(ModelConfig other) {
        return new ModelFolder(folder, files, other, weights, tokenizer);
    }

    /// The folder's own name.
    public String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /// Number of trainable numbers; a tied head counts once.
    public long parameterCount() {
        return config.parameterCount();
    }

    /// The trainable weights by Hugging Face name with their extents, in the order of the layers.
    public SequencedMap<String, Shape> weightShapes() {
        return config.weightShapes();
    }

    /// The weights as f32 to read only: f32 files are read where they lie, others are converted. Valid until this
    /// folder closes.
    ///
    /// @param arena owns what is converted
    public SequencedMap<String, HostTensor> tensorsToRead(Arena arena) {
        return tensors(name -> weights.inPlace(name).orElseGet(() -> copy(name, arena)));
    }

    /// The weights as f32, some of which are to be changed: those are copies, the others are read where they lie.
    ///
    /// @param changed names of those to be changed
    /// @param arena owns the copies
    public SequencedMap<String, HostTensor> tensorsToChange(Set<String> changed, Arena arena) {
        return tensors(name -> changed.contains(name)
                ? copy(name, arena)
                : weights.inPlace(name).orElseGet(() -> copy(name, arena)));
    }

    /// Bytes of the copies that [#tensorsToChange] makes.
    public long bytesToChange(Set<String> changed) {
        return weightShapes().entrySet().stream()
                .filter(weight -> changed.contains(weight.getKey())
                        || weights.inPlace(weight.getKey()).isEmpty())
                .mapToLong(weight -> weight.getValue().size() * ElementType.F32.bytes())
                .sum();
    }

    private SequencedMap<String, HostTensor> tensors(Function<String, HostTensor> source) {
        SequencedMap<String, HostTensor> tensors = new LinkedHashMap<>();
        weightShapes().sequencedKeySet().forEach(name -> tensors.put(name, source.apply(name)));
        return tensors;
    }

    private HostTensor copy(String name, Arena arena) {
        HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, weights.shape(name));
        weights.read(name, tensor);
        return tensor;
    }

    @Override
    public void close() {
        close(weights, tokenizer);
    }

    private static void close(WeightSource weights, Tokenizer tokenizer) {
        if (tokenizer != null) {
            tokenizer.close();
        }
        if (weights != null) {
            weights.close();
        }
    }
}
