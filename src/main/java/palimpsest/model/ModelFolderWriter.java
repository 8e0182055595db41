package palimpsest.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;

/// Writes model folders of the Hugging Face layout.
///
/// A folder is built beside its place and renamed, so it appears whole or not at all. One thread.
public final class ModelFolderWriter {
    /// The files about text that go with a model, copied as they are.
    private static final List<String> COMPANIONS = List.of(
            "generation_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "merges.txt",
            "vocab.txt",
            "tokenizer.model",
            "spiece.model",
            "sentencepiece.bpe.model",
            "chat_template.jinja");

    private ModelFolderWriter() {}

    /// Writes a tuned model as a folder of its own: config and tokenizer as in the base, the weights given, and the
    /// base's for those not given.
    ///
    /// @param base the model that was tuned; must stay open meanwhile
    /// @param weights f32 tensors by Hugging Face name
    /// @param type element type to write all weights in; empty for each weight's type in the base
    /// @param target a folder that does not exist or is empty
    /// @throws InputException if the target is in use or cannot be written
    public static void writeTuned(
            ModelFolder base, Map<String, HostTensor> weights, Optional<ElementType> type, Path target) {
        if (base.config().details() instanceof OnnxConfig onnx) {
            NewFolder.write(target, folder -> writeOnnx(base, onnx, weights, type, folder));
            return;
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        base.weightShapes().forEach((name, shape) -> {
            HostTensor tuned = weights.get(name);
            ElementType written = type.orElseGet(() -> base.weights().type(name));
            if (tuned == null) {
                writer.add(name, base.weights(), written);
            } else if (tuned.shape().equals(shape)) {
                writer.add(name, tuned, writable(written));
            } else {
                throw new IllegalArgumentException(
                        "expected %s for %s, found %s".formatted(shape, name, tuned.shape()));
            }
        });
        NewFolder.write(target, folder -> {
            writeConfig(base, folder);
            copyCompanions(base.files(), folder);
            writer.write(folder.resolve(Safetensors.FILE_NAME));
        });
    }

    /// Writes a model again, in the same or another element type, without what else lies in its folder.
    ///
    /// @param type element type of all weights; empty for each weight's own
    /// @param target a folder that does not exist or is empty
    /// @throws InputException if the target is in use or cannot be written
    public static void writeCopy(ModelFolder model, Optional<ElementType> type, Path target) {
        NewFolder.write(target, folder -> copyInto(model, type, folder));
    }

    private static void writeOnnx(
            ModelFolder base,
            OnnxConfig config,
            Map<String, HostTensor> weights,
            Optional<ElementType> type,
            Path folder) {
        Path file = base.files().resolve(ModelConfig.FILE_NAME);
        if (Files.isRegularFile(file)) {
            copy(file, folder);
        }
        copyCompanions(base.files(), folder);
        OnnxFolder.write(base, config, weights, type.orElse(ElementType.F32), folder);
    }

    static void copyInto(ModelFolder model, Optional<ElementType> type, Path folder) {
        if (model.config().details() instanceof OnnxConfig onnx) {
            writeOnnx(model, onnx, Map.of(), type, folder);
            return;
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        model.weightShapes()
                .sequencedKeySet()
                .forEach(name -> writer.add(
                        name,
                        model.weights(),
                        type.orElseGet(() -> model.weights().type(name))));
        writeText(
                folder.resolve(ModelConfig.FILE_NAME),
                ConfigType.written(model.files().resolve(ModelConfig.FILE_NAME), type));
        copyCompanions(model.files(), folder);
        writer.write(folder.resolve(Safetensors.FILE_NAME));
    }

    /// Writes a new model with the weights given and the tokenizer of another folder.
    ///
    /// @param weights one f32 tensor for each of the config's weights
    /// @param tokenizer a folder that holds a `tokenizer.json`
    /// @param target a folder that does not exist or is empty
    /// @throws InputException if the target is in use or cannot be written
    public static void writeNew(ModelConfig config, Map<String, HostTensor> weights, Path tokenizer, Path target) {
        SafetensorsWriter writer = new SafetensorsWriter();
        config.weightShapes().forEach((name, shape) -> {
            HostTensor tensor = weights.get(name);
            if (tensor == null || !tensor.shape().equals(shape)) {
                throw new IllegalArgumentException("expected %s of %s, found %s".formatted(name, shape, tensor));
            }
            writer.add(name, tensor);
        });
        NewFolder.write(target, folder -> {
            writeText(folder.resolve(ModelConfig.FILE_NAME), config.toJson());
            copyCompanions(tokenizer, folder);
            writer.write(folder.resolve(Safetensors.FILE_NAME));
        });
    }

    /// A tuned f64 weight is f32 here and stays so.
    private static ElementType writable(ElementType type) {
        return type == ElementType.F64 ? ElementType.F32 : type;
    }

    /// The base's own `config.json`, but for a head that was tied there and is not any more.
    private static void writeConfig(ModelFolder base, Path folder) {
        Path file = base.files().resolve(ModelConfig.FILE_NAME);
        if (base.config().tiedHead() == ModelConfig.read(file).tiedHead()) {
            copy(file, folder);
            return;
        }
        JsonObject json = ConfigFields.read(file).json();
        json.addProperty("tie_word_embeddings", base.config().tiedHead());
        String text =
                new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json);
        writeText(folder.resolve(ModelConfig.FILE_NAME), text + "\n");
    }

    /// The file with the weights of a folder that [#writeTuned] wrote.
    public static Path weights(Path folder) {
        Path onnx = folder.resolve(OnnxFolder.WEIGHTS);
        return Files.exists(onnx) ? onnx : folder.resolve(Safetensors.FILE_NAME);
    }

    private static void copyCompanions(Path from, Path to) {
        for (String name : COMPANIONS) {
            if (Files.isRegularFile(from.resolve(name))) {
                copy(from.resolve(name), to);
            }
        }
    }

    static void copy(Path file, Path folder) {
        try {
            Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException("%s cannot be copied to %s: %s.".formatted(file, folder, e), e);
        }
    }

    static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputException("%s cannot be written: %s.".formatted(file, e), e);
        }
    }
}
