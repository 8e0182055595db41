package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.tokenizer.BpeTrainer;

class ModelFolderTest {
    private static final String Q = "model.layers.0.self_attn.q_proj.weight";
    private static final String HEAD = "lm_head.weight";
    private static final String EMBEDDING = "model.embed_tokens.weight";

    @TempDir
    Path parent;

    @Test
    void aGoodFolderOpens() throws IOException {
        Path folder = TinyModel.write(parent, TinyModel.config(true, false));
        try (ModelFolder model = ModelFolder.open(folder)) {
            assertEquals("tiny", model.name());
            assertEquals(TinyModel.config(true, false), model.config());
            assertEquals(
                    model.weightShapes().sequencedKeySet().stream().toList(),
                    model.weights().names().stream().toList());
            assertEquals(265, model.tokenizer().vocabularySize());
            assertEquals(model.config().parameterCount(), model.parameterCount());
        }
    }

    @Test
    void aPlaceThatIsNoModelFolderIsNamed() throws IOException {
        refuses(parent.resolve("nowhere"), "There is no folder");
        Path file = Files.createFile(parent.resolve("file"));
        refuses(file, "is a file, expected a folder");
        Path empty = Files.createDirectory(parent.resolve("empty"));
        refuses(empty, "has no config.json");
    }

    @Test
    void aFolderWithoutWeightsOrTokenizerIsNamed() throws IOException {
        Path folder = TinyModel.write(parent, TinyModel.config(true, false));
        Files.delete(folder.resolve("tokenizer.json"));
        refuses(folder, "has no tokenizer.json");
        Files.delete(folder.resolve("model.safetensors"));
        refuses(folder, "has no model.safetensors");
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        spoilWeights(true, weights -> weights.tensors().remove(Q), "the weights lack the tensor " + Q);
    }

    @Test
    void aMissingHeadSaysHowToTieIt() throws IOException {
        spoilWeights(false, weights -> weights.tensors().remove(HEAD), "set \"tie_word_embeddings\" to true");
    }

    @Test
    void aSurplusTensorIsNamed() throws IOException {
        spoilWeights(
                true,
                weights -> put(weights, "model.layers.0.self_attn.q_norm.weight", Shape.of(2)),
                "hold the tensor model.layers.0.self_attn.q_norm.weight, which a model of this config.json does not");
    }

    @Test
    void aWrongShapeSaysBoth() throws IOException {
        spoilWeights(true, weights -> put(weights, Q, Shape.of(8, 9)), Q + " has the shape [8, 9], expected [8, 8]");
    }

    @Test
    void integersAreNoWeights() throws IOException {
        spoilWeights(
                true,
                weights ->
                        weights.tensors().put(Q, HostTensor.allocate(weights.arena(), ElementType.I64, Shape.of(8, 8))),
                Q + " holds I64, expected F32, F16 or BF16");
    }

    @Test
    void aTiedHeadThatDiffersIsTold() throws IOException {
        spoilWeights(
                true,
                weights -> put(weights, HEAD, Shape.of(270, 8)),
                "ties the head to the embedding, but lm_head.weight differs");
    }

    @Test
    void aTiedHeadThatRepeatsTheEmbeddingAndKnownBuffersAreLeftAlone() throws IOException {
        ModelConfig config = TinyModel.config(true, false);
        Path folder = TinyModel.write(parent, config);
        TinyModel.editWeights(folder, config, weights -> {
            weights.tensors().put(HEAD, weights.tensors().get(EMBEDDING));
            put(weights, "model.layers.0.self_attn.rotary_emb.inv_freq", Shape.of(1));
        });
        try (ModelFolder model = ModelFolder.open(folder)) {
            assertTrue(model.weights().names().contains(HEAD));
            assertTrue(!model.weightShapes().containsKey(HEAD));
        }
    }

    @Test
    void aTokenizerLargerThanTheVocabularyIsTold() throws IOException {
        Path folder = TinyModel.write(parent, TinyModel.config(true, false));
        BpeTrainer.train(List.of("abcdefghijkl abcdefghijkl mnopqrstuvw mnopqrstuvw"), 275, folder);
        refuses(folder, "its tokenizer has ids up to 274, but the model knows only 270 tokens");
    }

    @Test
    void aTokenizerFarSmallerThanTheVocabularyIsTold() throws IOException {
        LlamaConfig llama = new LlamaConfig(512, 8, 12, 2, 4, 2, 2, 32, 1e-5f, 10_000, false, false, true);
        ModelConfig config = ModelConfig.of(llama, OptionalInt.of(0), Set.of(0));
        Path folder = TinyModel.write(parent, config);
        refuses(folder, "its tokenizer has 265 tokens, but the model knows 512");
    }

    @Test
    void anEndOutsideTheVocabularyIsTold() throws IOException {
        Path folder = TinyModel.write(parent, TinyModel.config(true, false));
        spoilConfig(folder, json -> json.addProperty("eos_token_id", 400));
        refuses(folder, "the token that ends a text has the id 400");
    }

    @Test
    void aConfigOfAnotherModelIsNoticedByTheShapes() throws IOException {
        Path folder = TinyModel.write(parent, TinyModel.config(true, false));
        spoilConfig(folder, json -> json.addProperty("intermediate_size", 16));
        refuses(folder, "mlp.gate_proj.weight has the shape [12, 8], expected [16, 8] by config.json");
    }

    private void spoilWeights(boolean tied, Consumer<TinyModel.Weights> change, String words) throws IOException {
        ModelConfig config = TinyModel.config(tied, false);
        Path folder = TinyModel.write(parent, config);
        TinyModel.editWeights(folder, config, change);
        refuses(folder, words);
    }

    private static void spoilConfig(Path folder, Consumer<JsonObject> change) {
        TinyModel.editConfig(folder, change);
    }

    private static void put(TinyModel.Weights weights, String name, Shape shape) {
        weights.tensors().put(name, HostTensor.allocate(weights.arena(), ElementType.F32, shape));
    }

    private static void refuses(Path folder, String words) {
        InputException refusal = assertThrows(InputException.class, () -> ModelFolder.open(folder));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    }
}
