package palimpsest.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.HostTensor;

/// Makes ONNX models to try by hand: `ExportedModel FOLDER TARGET` writes a model folder of the Llama or GPT-2 family
/// as a folder with `model.onnx`, the way an exporter does.
public final class ExportedModel {
    private static final int OPSET = 17;

    private ExportedModel() {}

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /// Writes a model folder as one with `model.onnx`, and what else belongs to the model.
    ///
    /// @param target a folder, made where there is none
    public static void write(Path folder, Path target) throws IOException {
        Files.createDirectories(target);
        try (ModelFolder model = ModelFolder.open(folder);
                Arena arena = Arena.ofShared()) {
            for (String name :
                    List.of("config.json", "tokenizer.json", "tokenizer_config.json", "generation_config.json")) {
                if (Files.exists(model.files().resolve(name))) {
                    Files.copy(model.files().resolve(name), target.resolve(name));
                }
            }
            Path file = target.resolve("model.onnx");
            switch (model.config().details()) {
                case LlamaConfig llama -> ExportedLlama.write(llama, model.tensorsToRead(arena), OPSET, file);
                case Gpt2Config gpt2 -> {
                    Map<String, HostTensor> named = new LinkedHashMap<>();
                    model.tensorsToRead(arena)
                            .forEach((name, weight) -> named.put(
                                    name.startsWith(Gpt2Config.PREFIX) ? name : Gpt2Config.PREFIX + name, weight));
                    ExportedGpt2.write(gpt2, named, OPSET, file);
                }
                default -> throw new IllegalArgumentException("expected a Llama or a GPT-2");
            }
        }
    }
}
