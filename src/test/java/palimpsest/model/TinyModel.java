package palimpsest.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import palimpsest.tensor.HostTensor;
import palimpsest.tokenizer.BpeTrainer;
import palimpsest.weights.SafetensorsWriter;

/// A model folder of a few thousand parameters, written by the program's own writers, to be spoiled by a test.
final class TinyModel {
    private TinyModel() {}

    static ModelConfig config(boolean tied, boolean biases) {
        LlamaConfig llama = new LlamaConfig(270, 8, 12, 2, 4, 2, 2, 32, 1e-5f, 10_000, biases, biases, tied);
        return ModelConfig.of(llama, OptionalInt.of(0), Set.of(0));
    }

    /// A folder with a tokenizer of 265 ids.
    static Path tokenizer(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("tokenizer"));
        BpeTrainer.train(List.of("the cat and the rat and the hat and the cat and the mat"), 265, folder);
        return folder;
    }

    static Path write(Path parent, ModelConfig config) throws IOException {
        Path folder = parent.resolve("tiny");
        try (Arena arena = Arena.ofConfined()) {
            ModelFolderWriter.writeNew(config, RandomWeights.create(config, 1, arena), tokenizer(parent), folder);
        }
        return folder;
    }

    /// Changes the folder's `config.json`.
    static void editConfig(Path folder, Consumer<JsonObject> change) {
        Path file = folder.resolve("config.json");
        try {
            JsonElement json = JsonParser.parseString(Files.readString(file));
            change.accept(json.getAsJsonObject());
            Files.writeString(file, json.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the folder's weights anew after a change to them.
    static void editWeights(Path folder, ModelConfig config, Consumer<Weights> change) {
        try (Arena arena = Arena.ofConfined()) {
            SequencedMap<String, HostTensor> tensors = RandomWeights.create(config, 1, arena);
            change.accept(new Weights(arena, tensors));
            SafetensorsWriter writer = new SafetensorsWriter();
            tensors.forEach(writer::add);
            writer.write(folder.resolve("model.safetensors"));
        }
    }

    record Weights(Arena arena, SequencedMap<String, HostTensor> tensors) {}
}
