package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

class ModelFolderWriterTest {
    private static final String NORM = "model.norm.weight";
    private static final String EMBEDDING = "model.embed_tokens.weight";

    @TempDir
    Path parent;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void freeTheTensors() {
        arena.close();
    }

    @Test
    void aTunedModelKeepsTheBasesFilesAndTheWeightsNotGiven() throws IOException {
        Path base = TinyModel.write(parent, TinyModel.config(true, false));
        Path target = parent.resolve("tuned/model");
        HostTensor tuned = HostTensor.ofFloats(arena, new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 8);
        try (ModelFolder model = ModelFolder.open(base)) {
            ModelFolderWriter.writeTuned(model, Map.of(NORM, tuned), Optional.empty(), target);
            try (ModelFolder copy = ModelFolder.open(target)) {
                assertArrayEquals(tuned.toFloats(), read(copy, NORM));
                assertArrayEquals(read(model, EMBEDDING), read(copy, EMBEDDING));
                assertEquals(
                        Files.readString(base.resolve("config.json")), Files.readString(target.resolve("config.json")));
                assertEquals(
                        Files.readString(base.resolve("tokenizer.json")),
                        Files.readString(target.resolve("tokenizer.json")));
            }
        }
        assertFalse(Files.exists(parent.resolve("tuned/.model.part")));
    }

    @Test
    void aTunedModelKeepsTheElementTypesOfTheBaseUnlessOneIsAskedFor() throws IOException {
        ModelConfig config = TinyModel.config(true, false);
        Path base = TinyModel.write(parent, config);
        Map<String, HostTensor> weights = new HashMap<>(RandomWeights.create(config, 2, arena));
        try (ModelFolder model = ModelFolder.open(base)) {
            Path half = parent.resolve("half");
            ModelFolderWriter.writeTuned(model, weights, Optional.of(ElementType.BF16), half);
            try (ModelFolder copy = ModelFolder.open(half)) {
                assertEquals(ElementType.BF16, copy.weights().type(EMBEDDING));
                Path again = parent.resolve("again");
                ModelFolderWriter.writeTuned(copy, weights, Optional.empty(), again);
                try (ModelFolder third = ModelFolder.open(again)) {
                    assertEquals(ElementType.BF16, third.weights().type(EMBEDDING));
                }
            }
        }
    }

    @Test
    void aFolderInUseIsLeftAsItIs() throws IOException {
        Path base = TinyModel.write(parent, TinyModel.config(true, false));
        Path target = Files.createDirectory(parent.resolve("used"));
        Files.writeString(target.resolve("note"), "mine");
        try (ModelFolder model = ModelFolder.open(base)) {
            InputException refusal = assertThrows(
                    InputException.class,
                    () -> ModelFolderWriter.writeTuned(model, Map.of(), Optional.empty(), target));
            assertTrue(refusal.getMessage().contains("exists already"), refusal.getMessage());
        }
        assertEquals("mine", Files.readString(target.resolve("note")));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path base = TinyModel.write(parent, TinyModel.config(true, false));
        Path file = Files.createFile(parent.resolve("file"));
        try (ModelFolder model = ModelFolder.open(base)) {
            InputException refusal = assertThrows(
                    InputException.class,
                    () -> ModelFolderWriter.writeTuned(model, Map.of(), Optional.empty(), file.resolve("model")));
            assertTrue(refusal.getMessage().contains("cannot be written"), refusal.getMessage());
        }
    }

    @Test
    void aWeightOfTheWrongShapeIsADefect() throws IOException {
        Path base = TinyModel.write(parent, TinyModel.config(true, false));
        HostTensor wrong = HostTensor.allocate(arena, ElementType.F32, Shape.of(9));
        try (ModelFolder model = ModelFolder.open(base)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ModelFolderWriter.writeTuned(
                            model, Map.of(NORM, wrong), Optional.empty(), parent.resolve("tuned")));
        }
    }

    @Test
    void newWeightsAreSeededAndOfTheConfigsSpread() {
        ModelConfig config = TinyModel.config(false, true);
        Map<String, HostTensor> first = RandomWeights.create(config, 5, arena);
        Map<String, HostTensor> same = RandomWeights.create(config, 5, arena);
        Map<String, HostTensor> other = RandomWeights.create(config, 6, arena);
        float[] embedding = first.get(EMBEDDING).toFloats();
        assertArrayEquals(embedding, same.get(EMBEDDING).toFloats());
        assertTrue(embedding[0] != other.get(EMBEDDING).toFloats()[0]);
        double squares = 0;
        for (float value : embedding) {
            squares += value * value;
        }
        assertEquals(0.02, Math.sqrt(squares / embedding.length), 0.001);
        assertEquals(1f, first.get(NORM).toFloats()[3]);
        assertEquals(0f, first.get("model.layers.0.mlp.up_proj.bias").toFloats()[3]);
    }

    private float[] read(ModelFolder model, String name) {
        HostTensor into =
                HostTensor.allocate(arena, ElementType.F32, model.weights().shape(name));
        model.weights().read(name, into);
        return into.toFloats();
    }
}
