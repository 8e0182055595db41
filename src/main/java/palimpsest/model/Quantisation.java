package palimpsest.model;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.tensor.InputException;

/// Tells a checkpoint whose weights are packed into a few bits, which cannot be trained, and names the method.
final class Quantisation {
    /// Names of the methods, by what `quant_method` says.
    private static final Map<String, String> METHODS = Map.of(
            "gptq", "GPTQ",
            "awq", "AWQ",
            "bitsandbytes", "bitsandbytes",
            "compressed-tensors", "compressed-tensors",
            "fp8", "8-bit floats",
            "fbgemm_fp8", "8-bit floats",
            "mxfp4", "MXFP4",
            "hqq", "HQQ",
            "aqlm", "AQLM",
            "quanto", "Quanto");

    private Quantisation() {}

    /// @throws InputException if a `config.json` says that the weights are quantised
    static void requireNone(ConfigFields fields) {
        if (fields.value("quantization_config").isEmpty()) {
            return;
        }
        ConfigFields quantisation = fields.nested("quantization_config");
        String method = quantisation
                .value("quant_method")
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElseGet(() -> quantisation.json().has("load_in_4bit") ? "bitsandbytes" : "a method without a name");
        throw refusal(fields.file(), METHODS.getOrDefault(method, method));
    }

    /// @throws InputException if tensors are named as a method of quantisation names them
    static void requireNone(Path folder, Set<String> names) {
        of(names).ifPresent(method -> {
            throw refusal(folder, method);
        });
    }

    /// The method that a model's tensor names give away.
    private static Optional<String> of(Set<String> names) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(".g_idx", "GPTQ");
        marks.put(".qweight", "AWQ or GPTQ");
        marks.put(".weight_packed", "compressed-tensors");
        marks.put(".weight_scale", "8-bit floats or compressed-tensors");
        marks.put(".weight_scale_inv", "8-bit floats");
        marks.put(".weight.absmax", "bitsandbytes");
        marks.put(".SCB", "bitsandbytes");
        return marks.entrySet().stream()
                .filter(mark -> names.stream().anyMatch(name -> name.endsWith(mark.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static InputException refusal(Path place, String method) {
        return new InputException(("%s is quantised (%s): its weights are packed into a few bits, which can be run but "
                        + "not trained. Take the model it was made from, in F32, F16 or BF16.")
                .formatted(place, method));
    }
}
