package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import palimpsest.history.RunFolder;
import palimpsest.history.RunReader;
import palimpsest.measure.Knowledge;
import palimpsest.measure.Question;
import palimpsest.measure.Sampling;
import palimpsest.tensor.InputException;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.RunState;

/// Runs whose model is asked: at every measurement, and in its own words while it trains, waits or is done.
class AskedRunTest extends TinyRuns {
    @Test
    void questionsAreAskedAtEveryMeasurementAndPassagesAreChosenBesideThem() throws IOException {
        Run run = whole(asking(8), "run");
        RunFeed feed = run.feed();
        assertEquals(RunState.FINISHED, feed.state(), feed.reason());
        assertEquals(2, feed.questions().size());
        assertEquals(" sleeps", feed.questions().getFirst().answer());
        assertFalse(feed.passages().isEmpty());
        assertEquals(3, feed.recallsFrom(0).size());
        Knowledge recorded = RunReader.read(folder.resolve("run")).knowledge();
        assertEquals(List.of(0L, 4L, 8L), recorded.steps());
        Knowledge.Item cat = recorded.area("animals").orElseThrow().items().stream()
                .filter(item -> item.prompt().equals("The cat"))
                .findFirst()
                .orElseThrow();
        assertEquals(feed.recallsFrom(2).getFirst().answers().log2p()[0], cat.log2p()[2]);
        RunFeed opened = workbench.open(folder.resolve("run")).join().feed();
        assertEquals(3, opened.recallsFrom(0).size());
        assertEquals(
                feed.recallsFrom(1).getFirst().bits()[0],
                opened.recallsFrom(1).getFirst().bits()[0]);
    }

    @Test
    void aModelIsAskedWhileItWaitsAndAnswersTheSameFromItsCheckpoint() throws IOException {
        Run run = workbench.start(asking(400), folder.resolve("run"));
        await(run, feed -> feed.stepsFrom(0).size() >= 2);
        List<Question> questions = run.feed().questions();
        assertEquals(2, run.ask(questions).join().texts().size());
        run.pause();
        await(run, feed -> feed.state() == RunState.PAUSED);
        Replies waiting = run.ask(questions).join();
        assertEquals(RunState.PAUSED, run.feed().state());
        run.stop();
        awaitEnd(run);
        Replies done = run.ask(questions).join();
        assertEquals(waiting, done);
        assertEquals(new RunFolder(run.folder()).checkpointSteps().getFirst(), done.step());
        assertEquals(done, workbench.open(run.folder()).join().ask(questions).join());
        assertEquals(continued(run.folder(), "The cat"), done.texts().getFirst());
    }

    @Test
    void adaptersAnswerTooAsTheyAreTrained() throws IOException {
        Run run = workbench.start(
                asking(400).withMethod(new Method.Lora(2, 4, List.of("q_proj"))), folder.resolve("run"));
        await(run, feed -> feed.stepsFrom(0).size() >= 2);
        run.pause();
        await(run, feed -> feed.state() == RunState.PAUSED);
        Replies waiting = run.ask(run.feed().questions()).join();
        run.stop();
        awaitEnd(run);
        assertEquals(waiting, run.ask(run.feed().questions()).join());
    }

    @Test
    void aRunWithoutACheckpointSaysThatThereIsNoModelToAsk() throws IOException {
        Run run = whole(asking(4), "run");
        deleteAll(folder.resolve("run/checkpoints"));
        CompletionException refused = assertThrows(
                CompletionException.class, () -> run.ask(run.feed().questions()).join());
        assertTrue(refused.getCause() instanceof InputException, () -> refused.toString());
        assertTrue(refused.getCause().getMessage().contains("no checkpoint yet"));
    }

    @Test
    void aBrokenProbeFileIsToldAtItsFieldByFileAndLine() throws IOException {
        Plan plan = asking(4);
        Files.writeString(plan.probes().getFirst(), "prompt,answer\nThe cat,sleeps\nThe dog\n");
        PlanReview.Problem problem = workbench.review(plan).join().problems().getFirst();
        assertEquals(PlanField.PROBES, problem.field());
        assertTrue(problem.message().contains("animals.csv, line 3: 2 columns expected"), problem.message());
    }

    private Plan asking(long steps) throws IOException {
        Path file = folder.resolve("animals.csv");
        Files.writeString(file, "prompt,answer\nThe cat,sleeps\nThe dog,eats\n");
        return world.plan(steps, 0).withProbes(List.of(file));
    }

    /// What `palimpsest generate` says, up to as many tokens as an answer has.
    private String continued(Path run, String prompt) {
        StringBuilder text = new StringBuilder();
        workbench.generate(run, prompt, 8, Sampling.greedy(), text::append).join();
        return text.toString().strip().lines().findFirst().orElse("");
    }
}
