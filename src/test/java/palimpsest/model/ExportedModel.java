package palimpsest.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes ONNX models to try by hand: `ExportedModel FOLDER TARGET` writes a model folder of the Llama or GPT-2 family
/// as
/// a folder with `model.onnx`, the way an exporter does.
public final class ExportedModel {
    private static final int OPSET = 17;

    private ExportedModel() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Files.createDirectories(Path.of(arguments[1]));
        try (ModelFolder model = ModelFolder.open(Path.of(arguments[0]));
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
                case Gpt2Config gpt2 -> ExportedGpt2.write(gpt2, model.tensorsToRead(arena), OPSET, file);
                default -> throw new IllegalArgumentException("expected a Llama or a GPT-2");
            }
        }
    }
}
