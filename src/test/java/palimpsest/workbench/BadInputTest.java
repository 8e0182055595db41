package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;

/// What a person may give that cannot be used: the review of a plan, which the window and the command line share, says
/// what, where and what to do, beside the field that is wrong, and leaves the files alone.
class BadInputTest extends TinyRuns {
    @ParameterizedTest
    @EnumSource(DamagedModel.class)
    void aDamagedModelIsRefusedBesideItsField(DamagedModel damage) throws IOException {
        Path model = damage.of(world.model(), folder.resolve("damaged model"));
        List<String> words = new java.util.ArrayList<>(damage.words());
        words.add(model.toString());
        refused(world.plan(4, 0).withModel(model), PlanField.MODEL, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.txt", "none.jsonl", "none.npy"})
    void aMissingFileIsNamed(String name) {
        Path missing = folder.resolve(name);
        refused(newText(missing), PlanField.NEW_TEXT, List.of("There is no file", missing.toString(), "check"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.txt", "empty.jsonl", "empty.npy"})
    void anEmptyFileIsNamed(String name) throws IOException {
        Path empty = Files.createFile(folder.resolve(name));
        refused(newText(empty), PlanField.NEW_TEXT, List.of(empty.toString(), "is empty", "give a file with text"));
    }

    @Test
    void aMissingModelFolderIsNamed() {
        Path missing = folder.resolve("no model");
        refused(
                world.plan(4, 0).withModel(missing),
                PlanField.MODEL,
                List.of("There is no folder", missing.toString(), "check the path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin.txt", "latin.jsonl"})
    void textThatIsNotUtf8IsNamedWithItsLine(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, "{\"text\": \"one\"}\n{\"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(newText(file), PlanField.NEW_TEXT, List.of(file.toString(), "not valid UTF-8", "line 2", "save it as"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"two", "{\"text\": \"tw\n{\"text\": \"three\"}\n"})
    void aJsonLineCutInHalfIsNamedWithItsNumber(String rest) throws IOException {
        Path file = Files.writeString(folder.resolve("cut.jsonl"), "{\"text\": \"one\"}\n" + rest);
        refused(
                newText(file),
                PlanField.NEW_TEXT,
                List.of(file.toString(), "line 2", "not a whole JSON object", "Mend or remove the line"));
    }

    @Test
    void aCorpusShorterThanOneRowIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("short.jsonl"), "{\"text\": \"cat\"}\n{\"text\": \"dog\"}\n");
        refused(newText(file), PlanField.NEW_TEXT, List.of(file.toString(), "row", "context"));
    }

    @Test
    void anOriginalTextShorterThanOneRowIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("short.jsonl"), "{\"text\": \"cat\"}\n{\"text\": \"dog\"}\n");
        refused(
                world.plan(4, 0.5).withOldFiles(List.of(file)),
                PlanField.OLD_TEXT,
                List.of(file.toString(), "row", "context"));
    }

    @Test
    void anEmptyHeldOutFileIsNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("held out.txt"));
        refused(
                world.plan(4, 0).withEvalNew(Optional.of(empty)),
                PlanField.HELD_OUT,
                List.of(empty.toString(), "is empty"));
    }

    @Test
    void aReplayRatioOverNothingAsksForTheOriginalText() {
        refused(
                world.plan(4, 0.25).withOldFiles(List.of()),
                PlanField.OLD_TEXT,
                List.of("needs the original text", "set the ratio to 0"));
    }

    @Test
    void aContextLongerThanTheModelsNamesBoth() {
        refused(
                world.plan(4, 0).withContext(65),
                PlanField.CONTEXT,
                List.of("sees at most 64 tokens", "65", "Choose 64 or less"));
    }

    @Test
    void aBatchBeyondTheMemoryOfTheMachineIsRefused() {
        refused(
                world.plan(4, 0).withBatch(1_000_000_000),
                PlanField.BATCH,
                List.of("GB of memory", "Choose a smaller batch"));
    }

    @Test
    void aTargetBelowAFileIsRefusedAndTheFileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "mine");
        for (Path target : List.of(file, file.resolve("run"), file.resolve("runs/one"))) {
            InputException refusal =
                    assertThrows(InputException.class, () -> workbench.start(world.plan(4, 0), target));
            assertTrue(refusal.getMessage().contains(file + " is a file"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("Choose another folder"), refusal.getMessage());
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aTargetWithSomethingElseInItIsRefusedAndStaysAsItWas() throws IOException {
        Path target = Files.createDirectory(folder.resolve("letters"));
        Path file = Files.writeString(target.resolve("letter.txt"), "mine");
        Run run = workbench.start(world.plan(4, 0), target);
        awaitEnd(run);
        String reason = run.feed().reason();
        assertTrue(reason.contains(target.toString()) && reason.contains("letter.txt"), reason);
        assertTrue(reason.contains("name a new or an empty folder"), reason);
        assertEquals("mine", Files.readString(file));
    }

    private Plan newText(Path file) {
        return world.plan(4, 0).withNewFiles(List.of(file));
    }

    /// Refused by the review, in one sentence or two, and by a start, which leaves no folder behind.
    private void refused(Plan plan, PlanField field, List<String> words) {
        PlanReview review = workbench.review(plan).join();
        assertFalse(review.runnable());
        PlanReview.Problem problem = review.problems().getFirst();
        assertEquals(field, problem.field(), problem.message());
        for (String word : words) {
            assertTrue(problem.message().contains(word), () -> "'" + word + "' in: " + problem.message());
        }
        assertFalse(problem.message().contains("Exception"), problem.message());
        assertFalse(problem.message().contains("\n"), problem.message());
        Run run = workbench.start(plan, folder.resolve("run"));
        awaitEnd(run);
        assertEquals(palimpsest.train.RunState.FAILED, run.feed().state());
        assertEquals(steady(problem.message()), steady(run.feed().reason()));
        assertFalse(Files.exists(folder.resolve("run")));
    }

    /// What is free changes from one moment to the next.
    private static String steady(String message) {
        return message.replaceAll("[\\d.]+ GB may be used", "some GB may be used");
    }
}
