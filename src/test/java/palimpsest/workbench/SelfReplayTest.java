package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import palimpsest.data.Document;
import palimpsest.data.DocumentReader;
import palimpsest.data.TextColumns;
import palimpsest.history.RunFolder;
import palimpsest.history.WrittenText;
import palimpsest.history.WrittenTextFile;
import palimpsest.measure.AreaLoss;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.SelfReplayReady;

/// Old text that a tiny model writes itself: as part of a run, and on its own.
class SelfReplayTest extends TinyRuns {
    private static final SelfReplay SOME = new SelfReplay(2_000, 1, 30, Optional.empty());

    @Test
    void whatTheModelWroteIsReplayedAndAPartOfItMeasured() throws IOException {
        Run run = whole(plan(8, List.of(), SOME), "run");
        assertEquals(0.5, run.feed().stepsFrom(0).getLast().replayShare(), 1e-12);
        assertEquals(List.of("new", "self", "old"), areas(run));
        Path file = new RunFolder(run.folder()).selfReplay();
        SelfReplayReady ready = ready(run.feed());
        assertEquals(file.toString(), ready.file());
        assertEquals(2_000, ready.tokens());
        assertEquals(ready.texts(), documents(file).size());
        assertTrue(
                documents(file).getFirst().text().startsWith(ready.beginning().substring(0, 5)));
        assertEquals(ready, ready(workbench.open(run.folder()).join().feed()), "it is recorded");
        WrittenText made = WrittenTextFile.read(file).orElseThrow();
        assertEquals(SOME, made.asked());
        assertEquals(1, made.seed());
        assertEquals(64, made.model().getFirst().sha256().length());
    }

    @Test
    void aRunThatGoesOnTakesTheTextAsItIs() throws IOException {
        Plan plan = plan(16, List.of(), SOME);
        Run whole = whole(plan, "whole");
        Run stopped = stopped(plan, 3, "stopped");
        Path file = new RunFolder(stopped.folder()).selfReplay();
        Object written = Files.getLastModifiedTime(file);
        Run resumed = resumed(stopped);
        assertEquals(written, Files.getLastModifiedTime(file));
        assertEquals(losses(whole), losses(resumed));
    }

    @Test
    void aTextThatWasChangedIsNotTaken() throws IOException {
        Run stopped = stopped(plan(400, List.of(), SOME), 1, "run");
        Path file = new RunFolder(stopped.folder()).selfReplay();
        Files.writeString(file, Files.readString(file) + "{\"text\":\"and more\"}\n");
        Run resumed = workbench.resume(stopped.folder());
        awaitEnd(resumed);
        assertEquals(RunState.FAILED, resumed.feed().state());
        assertTrue(
                resumed.feed().reason().contains("is not what the model wrote"),
                resumed.feed().reason());
    }

    @Test
    void writingCanBeStopped() {
        SelfReplay much = new SelfReplay(10_000_000, 1, 30, Optional.empty());
        Run run = workbench.start(plan(8, List.of(), much), folder.resolve("run"));
        await(
                run,
                feed -> feed.reason().startsWith("The model writes 10,000,000 tokens")
                        || feed.state().ended());
        run.stop();
        awaitEnd(run);
        assertEquals(RunState.STOPPED, run.feed().state(), run.feed().reason());
        assertFalse(Files.exists(run.folder()), "nothing was written");
        assertTrue(
                run.feed().eventsFrom(0).stream()
                        .anyMatch(event -> event instanceof TrainingEvent.Preparing now
                                && now.what().startsWith("The model writes")
                                && now.done() >= 0),
                "it told how far it was");
    }

    @Test
    void besideOldTextThatIsGivenItIsReplayedAndNotMeasured() {
        Run run = whole(plan(8, List.of(world.file("animals.jsonl")), SOME), "run");
        assertEquals(List.of("new", "animals", "old"), areas(run));
        PlanReview alone = workbench
                .review(plan(8, List.of(world.file("animals.jsonl")), null))
                .join();
        PlanReview both = workbench
                .review(plan(8, List.of(world.file("animals.jsonl")), SOME))
                .join();
        assertTrue(both.oldPasses() < alone.oldPasses(), both.oldPasses() + " passes");
    }

    @Test
    void aReviewForeseesTheTextAndSaysWhatIsWrongWithIt() {
        PlanReview review = workbench.review(plan(8, List.of(), SOME)).join();
        assertEquals(List.of(), review.problems());
        assertTrue(review.notes().contains("The model writes 2,000 tokens of old text itself before the first step."));
        assertEquals(8 * 4 * TinyWorld.CONTEXT / 2 / (2_000 * 0.95), review.oldPasses(), 0.02);
        assertProblem("sees at most 64 tokens; the texts it is to write have 65", 2_000, 1, 65, Optional.empty());
        assertProblem("which is less than two texts", 50, 1, 30, Optional.empty());
        assertProblem("must be over 0", 2_000, 0, 30, Optional.empty());
        assertProblem("is not there", 2_000, 1, 30, Optional.of(folder.resolve("none.txt")));
    }

    private void assertProblem(String part, long tokens, double temperature, int length, Optional<Path> prompts) {
        SelfReplay asked = new SelfReplay(tokens, temperature, length, prompts);
        PlanReview review = workbench.review(plan(8, List.of(), asked)).join();
        assertTrue(
                review.problems().stream()
                        .anyMatch(problem -> problem.field() == PlanField.OLD_TEXT
                                && problem.message().contains(part)),
                review.problems()::toString);
    }

    @Test
    void textsBeginWithThePromptsInTurnAndComeOutTheSameForASeed() throws IOException {
        Path prompts = folder.resolve("prompts.jsonl");
        Files.writeString(prompts, "{\"text\":\"The cat\"}\n{\"text\":\"The sky is\"}\n");
        SelfReplay how = new SelfReplay(300, 0.8, 30, Optional.of(prompts));
        List<String> first = write(how, 5, "first.jsonl");
        assertTrue(first.get(0).startsWith("The cat"), first.get(0));
        assertTrue(first.get(1).startsWith("The sky is"), first.get(1));
        assertTrue(first.get(2).startsWith("The cat"), first.get(2));
        assertFalse(first.get(0).equals(first.get(2)), "each text draws for itself");
        assertEquals(first, write(how, 5, "again.jsonl"));
        assertFalse(first.equals(write(how, 6, "other.jsonl")), "another seed");
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), "{\"text\":\"mine\"}\n");
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> workbench
                        .writeTexts(world.model(), SOME, 1, 1, file, quiet())
                        .join());
        assertTrue(refused.getCause() instanceof InputException, refused::toString);
        assertEquals("{\"text\":\"mine\"}\n", Files.readString(file));
    }

    @Test
    void aListenerStopsWritingAndNothingIsLeft() {
        Path file = folder.resolve("stopped.jsonl");
        List<Long> seen = new ArrayList<>();
        WritingListener listener = new WritingListener() {
            @Override
            public void wrote(long tokens, long of, double seconds) {
                seen.add(tokens);
            }

            @Override
            public boolean stopped() {
                return seen.size() == 10;
            }
        };
        CompletionException stopped = assertThrows(
                CompletionException.class,
                () -> workbench
                        .writeTexts(world.model(), SOME, 1, 1, file, listener)
                        .join());
        assertTrue(stopped.getCause() instanceof CancellationException, stopped::toString);
        assertEquals(10, seen.getLast());
        assertFalse(Files.exists(file));
    }

    private List<String> write(SelfReplay how, long seed, String name) throws IOException {
        Path file = folder.resolve(name);
        WrittenText made =
                workbench.writeTexts(world.model(), how, seed, 1, file, quiet()).join();
        assertEquals(300, made.tokens());
        return documents(file).stream().map(Document::text).toList();
    }

    private static WritingListener quiet() {
        return (_, _, _) -> {};
    }

    private static Plan plan(long steps, List<Path> old, SelfReplay asked) {
        return world.plan(steps, 0.5).withOldFiles(old).withKeeping(new Keeping(0, 0, 0, Optional.ofNullable(asked)));
    }

    private static List<Document> documents(Path file) {
        List<Document> documents = new ArrayList<>();
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            reader.forEachRemaining(documents::add);
        }
        return documents;
    }

    private static SelfReplayReady ready(RunFeed feed) {
        return feed.eventsFrom(0).stream()
                .filter(SelfReplayReady.class::isInstance)
                .map(SelfReplayReady.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> areas(Run run) {
        return run.feed().measuredFrom(0).getFirst().areas().stream()
                .map(AreaLoss::area)
                .toList();
    }
}
