package palimpsest.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import palimpsest.tensor.InputException;

/// What an `adapter_config.json` of the PEFT layout says of a LoRA adapter.
///
/// @param base `base_model_name_or_path`
/// @param rank `r`
/// @param alpha `lora_alpha`
record AdapterConfig(String base, int rank, double alpha) {
    /// Ways of adapting that change what is computed, each with the value that leaves it out.
    private static final Map<String, String> LEFT_OUT = Map.of(
            "use_dora", "false",
            "use_rslora", "false",
            "lora_bias", "false",
            "bias", "\"none\"",
            "modules_to_save", "[]",
            "rank_pattern", "{}",
            "alpha_pattern", "{}");

    /// @throws InputException if it is none of a LoRA adapter, or of one with more than A and B
    static AdapterConfig read(Path file) {
        ConfigFields fields = ConfigFields.read(file);
        if (!fields.text("peft_type", "").equalsIgnoreCase("LORA")) {
            throw fields.wrong("peft_type", "\"LORA\", the only kind of adapter known here,");
        }
        LEFT_OUT.forEach((name, usual) -> {
            String found = fields.value(name).map(JsonElement::toString).orElse(usual);
            if (!found.equals(usual)) {
                throw new InputException(
                        ("%s sets \"%s\" to %s, which is not supported so far; merge the adapter in PEFT "
                                        + "(merge_and_unload) and open the result.")
                                .formatted(file, name, found));
            }
        });
        int rank = fields.size("r");
        return new AdapterConfig(fields.text("base_model_name_or_path", ""), rank, fields.number("lora_alpha", rank));
    }

    /// The folder of the base model.
    ///
    /// @param folder the adapter's own, absolute
    /// @throws InputException if there is none
    Path baseFolder(Path folder) {
        Path named = folder.resolve(base).normalize();
        if (base.isBlank() || !named.toFile().isDirectory()) {
            throw new InputException(
                    ("%s names the base model \"%s\", and there is no such folder; fetch that model and write the path"
                                    + " of its folder as \"base_model_name_or_path\".")
                            .formatted(folder.resolve(AdapterFolder.CONFIG_NAME), base));
        }
        return named;
    }

    /// The text of an `adapter_config.json`.
    ///
    /// @param inOut whether the adapted layers' weights lie as [in, out]
    String toJson(Adapter adapter, boolean inOut) {
        JsonObject json = new JsonObject();
        json.addProperty("peft_type", "LORA");
        json.addProperty("task_type", "CAUSAL_LM");
        json.addProperty("base_model_name_or_path", base);
        json.addProperty("r", rank);
        if (alpha == Math.rint(alpha)) {
            json.addProperty("lora_alpha", (long) alpha);
        } else {
            json.addProperty("lora_alpha", alpha);
        }
        json.addProperty("lora_dropout", 0.0);
        JsonArray targets = new JsonArray();
        adapter.projections().stream().sorted().forEach(targets::add);
        json.add("target_modules", targets);
        json.addProperty("fan_in_fan_out", inOut);
        json.addProperty("bias", "none");
        json.add("modules_to_save", JsonNull.INSTANCE);
        json.addProperty("inference_mode", true);
        json.addProperty("init_lora_weights", true);
        json.addProperty("use_dora", false);
        json.addProperty("use_rslora", false);
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json) + "\n";
    }
}
