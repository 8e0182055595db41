package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import palimpsest.model.AdapterFolder;
import palimpsest.model.ConfigType;
import palimpsest.model.ModelFolder;
import palimpsest.model.ModelFolderWriter;
import palimpsest.model.OnnxConfig;
import palimpsest.model.OnnxFolderWriter;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;

/// Writes models for other programs.
final class ModelExporter {
    /// What lies beside the weights of a checkpoint and of no other model.
    private static final String STATE = "state.json";

    private ModelExporter() {}

    /// @return what there is to know of the result, in a sentence; may be empty
    /// @throws InputException if the model cannot be opened or the target not be written
    static String write(ModelExport export) {
        Optional<ElementType> asked = export.type().map(ModelExporter::elementType);
        Path folder = ModelPlace.of(export.model()).folder();
        boolean adapter = AdapterFolder.isAdapter(folder);
        boolean onnx = export.format() == ModelExport.Format.ONNX;
        if (adapter && !export.merged() && !onnx) {
            AdapterFolder.copy(folder, asked, export.target());
            return "It is an adapter, to be used with its base; to write the whole model, merge the two.";
        }
        try (ModelFolder model = ModelFolder.open(folder)) {
            if (model.config().details() instanceof OnnxConfig) {
                ModelFolderWriter.writeCopy(model, asked, export.target());
                return "It is a model in an ONNX file, written as it was exported, with its weights of now.";
            }
            boolean trained = adapter || Files.isRegularFile(folder.resolve(STATE));
            Optional<ElementType> type = asked.isEmpty() && trained ? Optional.of(begunWith(model)) : asked;
            if (!onnx) {
                ModelFolderWriter.writeCopy(model, type, export.target());
                return "";
            }
            int longest = OnnxFolderWriter.write(model, type, export.target());
            return ("%s takes input_ids [batch, sequence], of up to %,d tokens, and gives logits [batch, sequence, "
                            + "vocabulary].")
                    .formatted(OnnxFolderWriter.FILE_NAME, longest);
        }
    }

    /// A checkpoint is kept in f32; its config is that of the model the run began with.
    private static ElementType begunWith(ModelFolder model) {
        return ConfigType.of(model.files()).orElse(ElementType.F32);
    }

    private static ElementType elementType(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "f32" -> ElementType.F32;
            case "f16" -> ElementType.F16;
            case "bf16" -> ElementType.BF16;
            default -> throw new InputException("There is no element type %s; give f32, f16 or bf16.".formatted(name));
        };
    }
}
