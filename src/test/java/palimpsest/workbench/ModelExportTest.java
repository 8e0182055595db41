package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import palimpsest.train.Plan;
import palimpsest.workbench.ModelExport.Format;

/// A tuned model saved for other programs, and opened again.
class ModelExportTest extends TinyRuns {
    private static final String TEXT = "The cat sleeps 3 times. The robot hums.";

    @Test
    void aTunedModelOpensAgainWithTheSameScoresBitForBit() {
        Path checkpoint = tuned(world.plan(4, 0));
        Path saved = export(checkpoint, Format.FOLDER, Optional.empty());
        assertEquals("F32", workbench.openModel(saved).join().elementType());
        assertArrayEquals(log2p(checkpoint), log2p(saved));
        assertTrue(log2p(world.model())[3] != log2p(saved)[3], "training changed the model");
        assertTrue(Files.notExists(saved.resolve("optimizer.safetensors")));
    }

    @Test
    void aModelTunedFromHalvesIsSavedInHalves() throws IOException {
        Path half = export(world.model(), Format.FOLDER, Optional.of("bf16"));
        String config = Files.readString(half.resolve("config.json"));
        assertTrue(config.contains("bfloat16"), config);
        Plan plan = world.plan(4, 0);
        Path checkpoint = tuned(plan.withModel(half));
        assertEquals("F32", workbench.openModel(checkpoint).join().elementType());
        Path saved = export(checkpoint, Format.FOLDER, Optional.empty());
        assertEquals("BF16", workbench.openModel(saved).join().elementType());
        assertEquals(config, Files.readString(saved.resolve("config.json")));
        float[] before = log2p(checkpoint);
        float[] after = log2p(saved);
        for (int i = 1; i < before.length; i++) {
            assertEquals(before[i], after[i], 0.1f);
        }
        Path again = export(saved, Format.FOLDER, Optional.empty());
        assertEquals(-1, Files.mismatch(saved.resolve("model.safetensors"), again.resolve("model.safetensors")));
    }

    @Test
    void anotherTypeIsHalfTheSizeAndNamedInTheConfig() throws IOException {
        Path saved = export(world.model(), Format.FOLDER, Optional.of("f16"));
        assertTrue(Files.readString(saved.resolve("config.json")).contains("\"torch_dtype\": \"float16\""));
        assertTrue(Files.size(saved.resolve("model.safetensors"))
                < 0.6 * Files.size(world.model().resolve("model.safetensors")));
        assertEquals(
                workbench.score(world.model(), TEXT, false).join().natsPerToken(),
                workbench.score(saved, TEXT, false).join().natsPerToken(),
                0.01);
    }

    @Test
    void onnxIsWrittenWithTheTokenizerAndSaysWhatItTakes() {
        Path target = folder.resolve("onnx");
        String note = workbench
                .export(new ModelExport(world.model(), Format.ONNX, Optional.empty(), false, target))
                .join();
        assertTrue(note.contains("input_ids [batch, sequence], of up to 64 tokens"), note);
        assertTrue(Files.exists(target.resolve("model.onnx")));
        assertTrue(Files.exists(target.resolve("tokenizer.json")));
    }

    @Test
    void anOnnxModelInHalvesIsTakenBackScoredTrainedAndSaved() {
        Path half = export(world.model(), Format.FOLDER, Optional.of("bf16"));
        Path onnx = export(world.model(), Format.ONNX, Optional.of("bf16"));
        assertEquals("BF16", workbench.openModel(onnx).join().elementType());
        assertArrayEquals(known(log2p(half)), known(log2p(onnx)), 1e-4f);
        Path checkpoint = tuned(world.plan(4, 0).withModel(onnx));
        assertTrue(log2p(checkpoint)[3] != log2p(onnx)[3], "training changed the model");
        Path saved = export(checkpoint, Format.ONNX, Optional.empty());
        assertArrayEquals(known(log2p(checkpoint)), known(log2p(saved)));
    }

    @Test
    void anUnknownTypeAndATargetInUseAreRefused() {
        assertTrue(refusal("int4", folder.resolve("out")).contains("no element type int4; give f32, f16 or bf16"));
        assertTrue(refusal("f32", world.model()).contains("exists already and is left as it is"));
    }

    private String refusal(String type, Path target) {
        ModelExport export = new ModelExport(world.model(), Format.ONNX, Optional.of(type), false, target);
        return assertThrows(
                        CompletionException.class,
                        () -> workbench.export(export).join())
                .getCause()
                .getMessage();
    }

    private Path tuned(Plan plan) {
        return ModelPlace.of(whole(plan, "run").folder()).folder();
    }

    private Path export(Path model, Format format, Optional<String> type) {
        Path target = folder.resolve("saved " + System.nanoTime());
        workbench.export(new ModelExport(model, format, type, false, target)).join();
        return target;
    }

    /// Without the first token, before which there is none.
    private static float[] known(float[] log2p) {
        return Arrays.copyOfRange(log2p, 1, log2p.length);
    }

    private float[] log2p(Path model) {
        return workbench.score(model, TEXT, false).join().scores().getFirst().log2p();
    }
}
