package palimpsest.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// Files that hold weights in a form this program does not open, each with the reason and the way out.
public enum ForeignWeights {
    /// What PyTorch writes with `torch.save`.
    PICKLE(
            List.of(".bin", ".pt", ".pth", ".ckpt", ".pkl"),
            "is a Python pickle, which can run any code when it is opened, so it is not read here.",
            "Convert the model where you trust it, with one command: " + converted("")),
    /// TensorFlow's weights as Hugging Face writes them.
    TENSORFLOW(
            List.of(".h5"),
            "holds the weights as TensorFlow writes them, which is not read here.",
            "Convert the model with one command (transformers before version 5): " + converted(", from_tf=True")),
    /// Flax's weights as Hugging Face writes them.
    FLAX(
            List.of(".msgpack"),
            "holds the weights as Flax writes them, which is not read here.",
            "Convert the model with one command (transformers before version 5): " + converted(", from_flax=True")),
    /// The format of llama.cpp.
    GGUF(
            List.of(".gguf", ".ggml"),
            "is GGUF, a format made for running a model and mostly quantised, so it cannot be trained here.",
            "Take the model it was made from, with its " + Safetensors.FILE_NAME + "."),
    /// NumPy archives, as MLX wrote them.
    NUMPY(
            List.of(".npz"),
            "is an archive of NumPy arrays, which is not read here.",
            "Take the model it was made from, with its " + Safetensors.FILE_NAME + ".");

    private final List<String> endings;
    private final String reason;
    private final String remedy;

    ForeignWeights(List<String> endings, String reason, String remedy) {
        this.endings = endings;
        this.reason = reason;
        this.remedy = remedy;
    }

    /// One line for a shell that reads the model and its tokenizer from the folder OLD and writes them to NEW.
    private static String converted(String how) {
        return "python -c \"import transformers as t; t.AutoModelForCausalLM.from_pretrained('OLD'" + how
                + ").save_pretrained('NEW', safe_serialization=True);"
                + " t.AutoTokenizer.from_pretrained('OLD').save_pretrained('NEW')\", with your folders for OLD and"
                + " NEW.";
    }

    /// What a file's name says it is; empty where it is none of these.
    public static Optional<ForeignWeights> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (ForeignWeights kind : values()) {
            if (kind.endings.stream().anyMatch(name::endsWith)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Why one such file is not opened.
    public InputException refusal(Path file) {
        return new InputException("%s %s %s".formatted(file, reason, remedy));
    }

    /// Why a folder is not opened that holds such a file and no safetensors.
    InputException refusal(Path folder, Path file) {
        return new InputException("%s has no %s, only %s, which %s %s"
                .formatted(folder, Safetensors.FILE_NAME, file.getFileName(), reason, remedy));
    }
}
