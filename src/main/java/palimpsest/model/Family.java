package palimpsest.model;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import palimpsest.tensor.InputException;

/// The families of models this program can build, each with its name in `config.json` and the parser of its own fields.
public enum Family {
    LLAMA("LlamaForCausalLM", "llama", LlamaFields::parse),
    MISTRAL("MistralForCausalLM", "mistral", LlamaFields::parseMistral),
    QWEN2("Qwen2ForCausalLM", "qwen2", Qwen2Config::parse),
    QWEN3("Qwen3ForCausalLM", "qwen3", Qwen3Config::parse),
    GEMMA("GemmaForCausalLM", "gemma", GemmaConfig::parse),
    GEMMA2("Gemma2ForCausalLM", "gemma2", Gemma2Config::parse),
    GEMMA3("Gemma3ForCausalLM", "gemma3_text", Gemma3Fields::parse),
    GPT2("GPT2LMHeadModel", "gpt2", Gpt2Fields::parse),
    GPT_NEO("GPTNeoForCausalLM", "gpt_neo", GptNeoConfig::parse),
    GPT_NEOX("GPTNeoXForCausalLM", "gpt_neox", GptNeoXFields::parse),
    /// Any decoder in an ONNX file; no `config.json` names it.
    ONNX("an ONNX file", "ONNX", Family::none);

    private final String architecture;
    private final String modelType;
    private final Function<ConfigFields, FamilyConfig> parser;

    Family(String architecture, String modelType, Function<ConfigFields, FamilyConfig> parser) {
        this.architecture = architecture;
        this.modelType = modelType;
        this.parser = parser;
    }

    /// The class name that `architectures` holds.
    public String architecture() {
        return architecture;
    }

    /// The value of `model_type`.
    public String modelType() {
        return modelType;
    }

    static Family of(FamilyConfig config) {
        return switch (config) {
            case LlamaConfig llama -> llama.window() == 0 ? LLAMA : MISTRAL;
            case Qwen2Config qwen2 -> QWEN2;
            case Qwen3Config qwen3 -> QWEN3;
            case GemmaConfig gemma -> GEMMA;
            case Gemma2Config gemma2 -> GEMMA2;
            case Gemma3Config gemma3 -> GEMMA3;
            case Gpt2Config gpt2 -> GPT2;
            case OnnxConfig onnx -> ONNX;
            case GptNeoConfig neo -> GPT_NEO;
            case GptNeoXConfig neox -> GPT_NEOX;
        };
    }

    private static FamilyConfig none(ConfigFields fields) {
        throw new InputException("%s is the config of an ONNX file; choose that file.".formatted(fields.file()));
    }

    FamilyConfig parse(ConfigFields fields) {
        return parser.apply(fields);
    }

    /// @param architecture the entry of `architectures`, or empty to go by the model type
    static Family of(ConfigFields fields, String architecture, String modelType) {
        for (Family family : values()) {
            if (architecture.isEmpty()
                    ? family.modelType.equals(modelType)
                    : family.architecture.equals(architecture)) {
                return family;
            }
        }
        String supported = Arrays.stream(values()).map(Family::architecture).collect(Collectors.joining(", "));
        String found = architecture.isEmpty() ? modelType : architecture;
        throw new InputException(("%s is of the architecture %s, which this program cannot train; it knows %s. "
                        + "Take a model of one of these.")
                .formatted(fields.file(), found.isEmpty() ? "(none named)" : found, supported));
    }
}
