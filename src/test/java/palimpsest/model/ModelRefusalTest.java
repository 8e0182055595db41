package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Models that people have and that cannot be used: each is told by what it is, and how to get one that can.
class ModelRefusalTest {
    private static final String HEAD = "lm_head.weight";

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void writeAModel() throws IOException {
        folder = TinyModel.write(parent, TinyModel.config(false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pytorch_model.bin",
                "pytorch_model-00001-of-00003.bin",
                "consolidated.00.pth",
                "model.pt",
                "model.ckpt"
            })
    void aPickleIsRefusedWithTheReasonAndTheWayOut(String name) throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve(name));
        List<String> words = List.of(name, "can run any code", "one command", "save_pretrained");
        refused(folder, words);
        refused(folder.resolve(name), words);
        Files.delete(folder.resolve("config.json"));
        refused(folder, words);
    }

    @ParameterizedTest
    @CsvSource({"tf_model.h5,TensorFlow,from_tf", "flax_model.msgpack,Flax,from_flax", "model.gguf,GGUF,was made from"})
    void otherFormatsAreNamed(String name, String format, String way) throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve(name));
        refused(folder, List.of(name, format, way));
        refused(folder.resolve(name), List.of(name, format, way));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"quant_method\":\"gptq\",\"bits\":4}',GPTQ",
        "'{\"quant_method\":\"awq\",\"bits\":4}',AWQ",
        "'{\"load_in_4bit\":true}',bitsandbytes",
        "'{\"quant_method\":\"compressed-tensors\"}',compressed-tensors",
        "'{\"quant_method\":\"novel\"}',novel"
    })
    void aQuantisedModelIsToldByItsConfig(String json, String method) {
        TinyModel.editConfig(folder, config -> config.add("quantization_config", JsonParser.parseString(json)));
        refused(folder, List.of("config.json", "quantised (" + method + ")", "not trained", "was made from"));
    }

    @ParameterizedTest
    @CsvSource({
        ".g_idx,GPTQ",
        ".qweight,AWQ",
        ".weight_packed,compressed-tensors",
        ".weight.absmax,bitsandbytes",
        ".weight_scale_inv,8-bit floats"
    })
    void aQuantisedModelIsToldByItsTensors(String ending, String method) {
        edit(weights -> {
            HostTensor packed = HostTensor.allocate(weights.arena(), ElementType.I32, Shape.of(2));
            weights.tensors().remove("model.layers.0.mlp.up_proj.weight");
            weights.tensors().put("model.layers.0.mlp.up_proj" + ending, packed);
        });
        refused(folder, List.of(folder.toString(), "quantised", method, "was made from"));
    }

    @Test
    void anAdapterWhoseBaseIsNotThereIsToldWithItsBase() throws IOException {
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.delete(folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("adapter_config.json"),
                "{\"base_model_name_or_path\":\"someone/base\",\"peft_type\":\"LORA\",\"r\":2}");
        refused(folder, List.of("names the base model \"someone/base\"", "fetch that model"));
        Files.writeString(
                folder.resolve("adapter_config.json"),
                "{\"base_model_name_or_path\":\"../base\",\"peft_type\":\"LORA\",\"r\":2}");
        Files.createFile(folder.resolve("adapter_model.bin"));
        Path base = Files.createDirectories(parent.resolve("other"));
        Files.move(TinyModel.write(base, TinyModel.config(true, false)), parent.resolve("base"));
        refused(folder, List.of("adapter_model.bin", "can run any code"));
    }

    @Test
    void aFolderAroundTheModelNamesTheModelIn() throws IOException {
        Path around = Files.createDirectories(parent.resolve("models--tiny/snapshots"));
        Files.move(folder, around.resolve("0123abc"));
        refused(around.getParent(), List.of("snapshots/0123abc in it has", "choose that one"));
    }

    @Test
    void severalMissingTensorsAreCountedAndTheFirstNamed() {
        edit(weights -> weights.tensors().keySet().removeIf(name -> name.startsWith("model.layers.1.mlp")));
        refused(
                folder,
                List.of(
                        "lack 3 tensors (model.layers.1.mlp.gate_proj.weight, model.layers.1.mlp.up_proj.weight, "
                                + "model.layers.1.mlp.down_proj.weight)",
                        "fetch the weights again"));
        edit(weights -> weights.tensors().keySet().removeIf(name -> name.startsWith("model.layers.1")));
        refused(folder, List.of("lack 9 tensors (model.layers.1.input_layernorm.weight,", " and 6 more)"));
    }

    @Test
    void aBodyWithoutAHeadIsTold() {
        rename(name -> name.equals(HEAD) ? "wte.weight" : name.replaceFirst("^model\\.", ""));
        refused(folder, List.of("lack 21 tensors", "hold 21 tensors", "the body of a model, saved without its head"));
    }

    @Test
    void anotherFamilyIsTold() {
        rename(name -> "novel." + name);
        refused(folder, List.of("of another family than config.json says"));
    }

    @Test
    void anotherHeadIsTold() {
        rename(name -> name.equals(HEAD) ? "score.weight" : name);
        refused(folder, List.of("lack the tensor " + HEAD, "hold the tensor score.weight", "such as a classifier"));
    }

    @Test
    void anAdapterInTheWeightsIsTold() {
        edit(weights -> put(weights, "model.layers.0.self_attn.q_proj.lora_A.weight"));
        refused(folder, List.of("hold the tensor model.layers.0.self_attn.q_proj.lora_A.weight", "merge_and_unload"));
    }

    @Test
    void aModelOfPicturesIsTold() {
        edit(weights -> put(weights, "vision_tower.patch.weight"));
        refused(folder, List.of("a model of pictures and text"));
    }

    private static void put(TinyModel.Weights weights, String name) {
        weights.tensors().put(name, HostTensor.allocate(weights.arena(), ElementType.F32, Shape.of(2)));
    }

    private void edit(Consumer<TinyModel.Weights> change) {
        TinyModel.editWeights(folder, TinyModel.config(false, false), change);
    }

    private void rename(UnaryOperator<String> newName) {
        edit(weights -> {
            SequencedMap<String, HostTensor> before = new LinkedHashMap<>(weights.tensors());
            weights.tensors().clear();
            before.forEach((name, tensor) -> weights.tensors().put(newName.apply(name), tensor));
        });
    }

    private static void refused(Path given, List<String> words) {
        InputException refusal = assertThrows(InputException.class, () -> ModelFolder.open(given));
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), () -> "'" + word + "' in: " + refusal.getMessage());
        }
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }
}
