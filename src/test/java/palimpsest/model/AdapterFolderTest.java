package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// Adapters of a small GPT-2, whose files leave `transformer.` out of its names and hold weights as [in, out].
class AdapterFolderTest {
    private static final String LAYER = "h.1.attn.c_attn";
    private static final String SAVED = "base_model.model.transformer.h.1.attn.c_attn";
    private static final int WIDTH = 8;

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofConfined();
    private Path adapterFolder;
    private ModelFolder base;
    private Map<String, HostTensor> weights;

    @BeforeEach
    void write() throws IOException {
        Gpt2Config shape = new Gpt2Config(270, WIDTH, 12, 2, 2, 16, 1e-3f, true, "");
        base = ModelFolder.open(TinyModel.write(folder, ModelConfig.of(shape, OptionalInt.of(0), Set.of(0))));
        Adapter adapter = Adapter.of(base.config(), 2, 3, List.of());
        weights = AdapterWeights.create(adapter, base.config(), 4, arena);
        HostTensor b = weights.get(Adapter.b(LAYER));
        for (int i = 0; i < b.shape().size(); i++) {
            b.floats().put(i, i / 10f);
        }
        adapterFolder = folder.resolve("adapter");
        AdapterFolder.write(base, adapter, weights, adapterFolder);
    }

    @AfterEach
    void close() {
        base.close();
        arena.close();
    }

    @Test
    void itsFilesAreThoseOfPeft() throws IOException {
        JsonObject config = json();
        assertEquals("[\"c_attn\"]", config.get("target_modules").toString());
        assertTrue(config.get("fan_in_fan_out").getAsBoolean());
        try (WeightSource saved = Safetensors.open(adapterFolder.resolve("adapter_model.safetensors"))) {
            assertEquals(
                    Set.of(
                            SAVED.replace(".1.", ".0.") + ".lora_A.weight",
                            SAVED.replace(".1.", ".0.") + ".lora_B.weight",
                            SAVED + ".lora_A.weight",
                            SAVED + ".lora_B.weight"),
                    Set.copyOf(saved.names()));
            assertEquals("[2, 8]", saved.shape(SAVED + ".lora_A.weight").toString());
            assertEquals("[24, 2]", saved.shape(SAVED + ".lora_B.weight").toString());
        }
    }

    @Test
    void openedItIsItsBaseWithTheProductAddedTransposed() {
        float[] a = weights.get(Adapter.a(LAYER)).toFloats();
        float[] b = weights.get(Adapter.b(LAYER)).toFloats();
        float[] before = read(base, LAYER + ".weight");
        try (ModelFolder opened = ModelFolder.open(adapterFolder)) {
            assertEquals(base.config(), opened.config());
            float[] after = read(opened, LAYER + ".weight");
            for (int in = 0; in < WIDTH; in++) {
                for (int out = 0; out < 3 * WIDTH; out++) {
                    float added = 1.5f * (b[2 * out] * a[in] + b[2 * out + 1] * a[WIDTH + in]);
                    int at = in * 3 * WIDTH + out;
                    assertEquals(before[at] + added, after[at], 1e-6f);
                }
            }
            assertEquals(
                    -1,
                    base.weights()
                            .bytes("h.1.mlp.c_fc.weight")
                            .mismatch(opened.weights().bytes("h.1.mlp.c_fc.weight")));
        }
    }

    @Test
    void aCopyInHalfPrecisionOpensToo() {
        Path half = folder.resolve("half");
        AdapterFolder.copy(adapterFolder, Optional.of(ElementType.F16), half);
        try (ModelFolder one = ModelFolder.open(adapterFolder);
                ModelFolder two = ModelFolder.open(half)) {
            float[] full = read(one, LAYER + ".weight");
            float[] rounded = read(two, LAYER + ".weight");
            for (int i = 0; i < full.length; i++) {
                assertEquals(full[i], rounded[i], 4e-3f);
            }
        }
    }

    @Test
    void anAdapterThatDoesMoreThanLoraIsRefusedByName() {
        Map<String, Consumer<JsonObject>> changes = Map.of(
                "peft_type", json -> json.addProperty("peft_type", "IA3"),
                "use_dora", json -> json.addProperty("use_dora", true),
                "bias", json -> json.addProperty("bias", "all"),
                "modules_to_save", json -> json.add("modules_to_save", JsonParser.parseString("[\"lm_head\"]")),
                "rank_pattern", json -> json.add("rank_pattern", JsonParser.parseString("{\"c_fc\":4}")));
        changes.forEach((name, change) -> {
            String refusal = refusal(change);
            assertTrue(refusal.contains("adapter_config.json") && refusal.contains("\"" + name + "\""), refusal);
        });
    }

    @Test
    void anAdapterOfAnotherShapeOrModelIsRefused() {
        assertTrue(refusal(json -> json.addProperty("r", 4)).contains("expected " + "base_model.model.transformer.h."));
        List<String> names = new ArrayList<>();
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach((name, tensor) -> {
            names.add("base_model.model.model.layers." + name);
            writer.add(names.getLast(), tensor);
        });
        writer.write(adapterFolder.resolve("adapter_model.safetensors"));
        String refusal = refusal(json -> json.addProperty("r", 2));
        assertTrue(refusal.contains("belongs to no linear layer of the base model"), refusal);
    }

    private String refusal(Consumer<JsonObject> change) {
        try {
            JsonObject before = json();
            JsonObject changed = json();
            change.accept(changed);
            Files.writeString(adapterFolder.resolve("adapter_config.json"), changed.toString());
            String message = assertThrows(
                            InputException.class,
                            () -> ModelFolder.open(adapterFolder).close())
                    .getMessage();
            Files.writeString(adapterFolder.resolve("adapter_config.json"), before.toString());
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(adapterFolder.resolve("adapter_config.json")))
                .getAsJsonObject();
    }

    private float[] read(ModelFolder model, String name) {
        HostTensor tensor =
                HostTensor.allocate(arena, ElementType.F32, model.weights().shape(name));
        model.weights().read(name, tensor);
        return tensor.toFloats();
    }
}
