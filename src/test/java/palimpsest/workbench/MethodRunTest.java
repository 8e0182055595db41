package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.measure.Sampling;
import palimpsest.measure.TokenScores;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// Whole runs that train a part of a tiny model: what they change, what they leave on disk, and how they go on.
class MethodRunTest extends TinyRuns {
    private static final Method LORA = new Method.Lora(2, 32, List.of("q_proj", "down_proj"));
    private static final String TEXT = "The robot hums 12 times. The wheel turns 7 times.";

    static Stream<Method> parts() {
        return Stream.of(LORA, new Method.Head(), new Method.LastBlocks(1));
    }

    private static Plan plan(long steps, Method method) {
        return world.plan(steps, 0.5, 1, TinyWorld.cosine(5e-2)).withMethod(method);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aStoppedAndResumedRunEqualsTheUninterruptedOneBitForBit(Method method) throws IOException {
        Plan plan = plan(24, method);
        Run whole = whole(plan, "whole");
        Run stopped = stopped(plan, 7, "stopped");
        Run resumed = resumed(stopped);
        assertEquals(losses(whole), losses(resumed));
        assertEquals(plan.absolute(), resumed.plan());
        Path one = checkpoint(whole, 24);
        Path two = checkpoint(resumed, 24);
        for (String name : files(one)) {
            assertEquals(-1, Files.mismatch(one.resolve(name), two.resolve(name)), name);
        }
        assertTrue(losses(whole).getLast() < losses(whole).getFirst());
    }

    @Test
    void anAdapterIsAllThatItsCheckpointHoldsAndScoresAsItDidInTheRun() throws IOException {
        Run run = whole(plan(12, LORA), "run");
        Path checkpoint = checkpoint(run, 12);
        assertEquals(
                Set.of("adapter_config.json", "adapter_model.safetensors", "optimizer.safetensors", "state.json"),
                files(checkpoint));
        JsonObject config = json(checkpoint.resolve("adapter_config.json"));
        assertEquals("LORA", config.get("peft_type").getAsString());
        assertEquals(world.model().toAbsolutePath().toString(), text(config, "base_model_name_or_path"));
        assertEquals("[\"down_proj\",\"q_proj\"]", config.get("target_modules").toString());
        assertEquals(
                "2 32 false",
                text(config, "r") + " " + text(config, "lora_alpha") + " " + text(config, "fan_in_fan_out"));

        RunFeed feed = run.feed();
        float[] measured = feed.latest().orElseThrow().passages().getFirst().log2p();
        String passage = feed.passages().getFirst().text();
        TokenScores merged =
                workbench.score(checkpoint, passage, false).join().scores().getFirst();
        assertArrayEquals(known(measured), known(merged.log2p()), 2e-4f);
        float[] base = feed.base().orElseThrow().passages().getFirst().log2p();
        assertTrue(Math.abs(base[3] - measured[3]) > 0.01, "the adapter changes what is predicted");
    }

    @Test
    void anAdapterIsExportedAsItIsOrMergedIntoItsBase() throws IOException {
        Path checkpoint = checkpoint(whole(plan(8, LORA), "run"), 8);
        Path alone = folder.resolve("alone");
        Path merged = folder.resolve("merged");
        export(checkpoint, false, alone);
        export(checkpoint, true, merged);
        assertEquals(Set.of("adapter_config.json", "adapter_model.safetensors"), files(alone));
        assertTrue(files(merged).containsAll(Set.of("config.json", "model.safetensors", "tokenizer.json")));
        double tuned = nats(checkpoint);
        assertEquals(tuned, nats(alone));
        assertEquals(tuned, nats(merged), 1e-6);
        assertTrue(nats(world.model()) > tuned + 0.01);
    }

    private void export(Path checkpoint, boolean merged, Path target) {
        workbench
                .export(new ModelExport(checkpoint, ModelExport.Format.FOLDER, Optional.of("f32"), merged, target))
                .join();
    }

    @Test
    void anAdapterCanBeTrainedFurtherAsAModel() throws IOException {
        Path adapter = checkpoint(whole(plan(8, LORA), "run"), 8);
        Run run = whole(plan(8, LORA).withModel(adapter), "again");
        assertTrue(nats(checkpoint(run, 8)) < nats(adapter));
        StringBuilder written = new StringBuilder();
        workbench
                .generate(checkpoint(run, 8), "The ", 12, new Sampling(1, 0, 1, 1), written::append)
                .join();
        assertFalse(written.isEmpty());
    }

    @Test
    void anAdapterWhoseBaseIsGoneSaysHowToNameIt() throws IOException {
        Path adapter = checkpoint(whole(plan(4, LORA), "run"), 4);
        Path file = adapter.resolve("adapter_config.json");
        JsonObject config = json(file);
        config.addProperty("base_model_name_or_path", "someone/something");
        Files.writeString(file, config.toString());
        Throwable failure = assertThrows(
                        CompletionException.class,
                        () -> workbench.openModel(adapter).join())
                .getCause();
        assertEquals(InputException.class, failure.getClass());
        assertTrue(failure.getMessage().contains("someone/something"), failure.getMessage());
        assertTrue(failure.getMessage().contains("base_model_name_or_path"), failure.getMessage());
    }

    @Test
    void aTiedHeadIsUntiedFirstAndTheProgramSaysSo() throws IOException {
        Plan plan = plan(8, new Method.Head());
        String said = "The head is the token embedding in this model.";
        assertTrue(workbench.review(plan).join().notes().stream().anyMatch(note -> note.startsWith(said)));
        Run run = whole(plan, "run");
        assertTrue(Files.readString(run.folder().resolve("log.txt")).contains(said));
        for (RunFeed feed :
                List.of(run.feed(), workbench.open(run.folder()).join().feed())) {
            assertTrue(feed.eventsFrom(0).stream()
                    .anyMatch(event -> event instanceof TrainingEvent.PartChosen part
                            && part.notes().getLast().startsWith(said)));
        }
        Path checkpoint = checkpoint(run, 8);
        assertFalse(json(checkpoint.resolve("config.json"))
                .get("tie_word_embeddings")
                .getAsBoolean());
        try (ModelFolder tuned = ModelFolder.open(checkpoint);
                ModelFolder base = ModelFolder.open(world.model())) {
            base.weightShapes()
                    .keySet()
                    .forEach(name -> assertEquals(
                            -1,
                            base.weights().bytes(name).mismatch(tuned.weights().bytes(name)),
                            name + " is as it was"));
            assertTrue(tuned.weights().names().contains("lm_head.weight"));
            assertEquals(
                    base.parameterCount()
                            + base.weightShapes().firstEntry().getValue().size(),
                    tuned.parameterCount());
        }
        assertTrue(nats(checkpoint) < nats(world.model()) - 0.1);
    }

    @Test
    void theLastBlocksLeaveTheOthersAsTheyLieInTheBase() throws IOException {
        Path checkpoint = checkpoint(whole(plan(6, new Method.LastBlocks(1)), "run"), 6);
        try (ModelFolder tuned = ModelFolder.open(checkpoint);
                ModelFolder base = ModelFolder.open(world.model())) {
            base.weightShapes().keySet().forEach(name -> {
                boolean trained = name.contains("layers.1.") || name.equals("model.norm.weight");
                boolean same =
                        base.weights().bytes(name).mismatch(tuned.weights().bytes(name)) == -1;
                assertEquals(!trained, same, name);
            });
        }
        assertTrue(
                Files.size(checkpoint.resolve("optimizer.safetensors"))
                        < Files.size(checkpoint.resolve("model.safetensors")),
                "moments are kept of what is trained only");
    }

    @Test
    void aMethodThatDoesNotFitTheModelIsAProblemOfItsField() {
        for (Method wrong : List.of(
                new Method.LastBlocks(3),
                new Method.LastBlocks(0),
                new Method.Lora(9, 16, List.of()),
                new Method.Lora(0, 16, List.of()),
                new Method.Lora(4, 0, List.of()),
                new Method.Lora(4, 8, List.of("c_attn")))) {
            PlanReview review = workbench.review(plan(4, wrong)).join();
            assertEquals(
                    List.of(PlanField.METHOD),
                    review.problems().stream().map(PlanReview.Problem::field).toList(),
                    wrong.toString());
        }
        String unknown = workbench
                .review(plan(4, new Method.Lora(4, 8, List.of("c_attn"))))
                .join()
                .problems()
                .getFirst()
                .message();
        assertEquals(
                "The model has no projection c_attn for LoRA; it has down_proj, gate_proj, k_proj, o_proj, q_proj,"
                        + " up_proj, v_proj.",
                unknown);
        PlanReview small = workbench.review(plan(4, LORA)).join();
        assertTrue(
                small.notes().getFirst().matches("[\\d,]+ of [\\d,]+ parameters are trained \\(.* %\\)\\."),
                small.notes().getFirst());
    }

    private double nats(Path model) {
        return workbench.score(model, TEXT, false).join().natsPerToken();
    }

    private static float[] known(float[] log2p) {
        return Float.isNaN(log2p[0]) ? Arrays.copyOfRange(log2p, 1, log2p.length) : log2p;
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }
}
