package palimpsest.model;

import java.nio.file.Path;
import java.util.List;
import palimpsest.tensor.InputException;

/// Weights that do not fit their config, and what that most likely means.
///
/// @param missing names that the config calls for and the files lack, in the order of the blocks
/// @param surplus names that the files hold and the config does not call for
record WeightMismatch(Path folder, ModelConfig config, List<String> missing, List<String> surplus) {
    private static final int NAMED = 3;

    InputException refusal() {
        return new InputException("%s: the weights %s; %s.".formatted(folder, found(), meaning()));
    }

    private String found() {
        String lack = missing.isEmpty() ? "" : "lack " + named(missing);
        String hold = surplus.isEmpty()
                ? ""
                : "hold %s, which a model of this config.json does not have".formatted(named(surplus));
        return lack.isEmpty() || hold.isEmpty() ? lack + hold : lack + " and " + hold;
    }

    /// The first few names and how many there are.
    private static String named(List<String> names) {
        if (names.size() == 1) {
            return "the tensor " + names.getFirst();
        }
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - NAMED;
        return "%,d tensors (%s%s)".formatted(names.size(), first, more > 0 ? " and %,d more".formatted(more) : "");
    }

    private String meaning() {
        String head = config.details().headName();
        if (surplus.stream().anyMatch(name -> name.contains("lora_") || name.contains(".base_layer."))) {
            return "an adapter lies in these files, so merge it into the model (merge_and_unload in peft) and save "
                    + "the result";
        }
        if (surplus.stream().anyMatch(name -> name.contains("vision") || name.startsWith("visual."))) {
            return "this is a model of pictures and text, and only models of text can be used";
        }
        if (missing.equals(List.of(head)) && surplus.isEmpty()) {
            return "if the head is the embedding, set \"tie_word_embeddings\" to true in config.json";
        }
        if (missing.contains(head) && surplus.stream().anyMatch(WeightMismatch::isOtherHead)) {
            return "these are of a model with another head than a language model's, such as a classifier, so fetch "
                    + "the language model";
        }
        if (config.weightShapes().keySet().stream().allMatch(name -> name.equals(head) || missing.contains(name))) {
            return missing.stream().anyMatch(this::isWithoutPrefix)
                    ? "this is the body of a model, saved without its head; save it with AutoModelForCausalLM"
                    : "they are of another family than config.json says, so fetch both again";
        }
        if (missing.isEmpty()) {
            return "one of the two is of another model, so fetch both again";
        }
        return "fetch the weights again, or the config.json that belongs to them";
    }

    /// Whether the files hold a name without the part before its first dot.
    private boolean isWithoutPrefix(String name) {
        return surplus.contains(name.substring(name.indexOf('.') + 1));
    }

    private static boolean isOtherHead(String name) {
        return List.of("score", "classifier", "pooler", "v_head", "value_head", "qa_outputs").stream()
                .anyMatch(part -> name.startsWith(part + ".") || name.contains("." + part + "."));
    }
}
