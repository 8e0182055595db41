package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import palimpsest.history.TokenCourse;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Sampling;
import palimpsest.measure.TokenScores;
import palimpsest.tensor.InputException;
import palimpsest.train.Method;
import palimpsest.train.RunState;

/// Texts under the base and the model of a run, while it trains, waits, and is done.
class RunTextsTest extends TinyRuns {
    private static final String TEXT = "The cat sleeps 7 times. The robot hums.";

    @Test
    void aTextIsScoredUnderBothModelsWhileTheRunTrainsAndTheSameFromItsCheckpoint() {
        Run run = workbench.start(world.plan(400, 0), folder.resolve("run"));
        await(run, feed -> feed.stepsFrom(0).size() >= 2);
        ComparedText training = run.texts().score(TEXT).join();
        assertTrue(training.now().step() >= 2);
        run.pause();
        await(run, feed -> feed.state() == RunState.PAUSED);
        ComparedText waiting = run.texts().score(TEXT).join();
        run.stop();
        awaitEnd(run);
        ComparedText done = run.texts().score(TEXT).join();
        assertEquals(waiting.now().step(), done.now().step());
        assertArrayEquals(now(waiting).log2p(), now(done).log2p(), 1e-5f);
        ComparedText opened =
                workbench.open(run.folder()).join().texts().score(TEXT).join();
        assertArrayEquals(now(done).kl(), now(opened).kl(), 1e-5f);
        float[] base = workbench
                .score(world.model(), TEXT, false)
                .join()
                .scores()
                .getFirst()
                .log2p();
        assertArrayEquals(base, done.base().passages().getFirst().log2p(), 1e-5f);
        assertArrayEquals(base, training.base().passages().getFirst().log2p(), 1e-5f);
        assertTrue(now(done).kl()[2] > 0, "the model has changed");
    }

    private static TokenScores now(ComparedText text) {
        return text.now().passages().getFirst();
    }

    @Test
    void everySnapshotCanBeReadBackAndATokenFollowedThroughAllOfThem() {
        Run run = whole(world.plan(8, 0), "run");
        ProbeSnapshot middle = run.texts().snapshot(4).join();
        TokenCourse course = run.texts().course(1, 3).join();
        assertArrayEquals(new long[] {0, 4, 8}, course.steps());
        assertEquals(middle.passages().get(1).log2p()[3], course.log2p()[1]);
        assertEquals(middle.passages().get(1).rank()[3], course.rank()[1]);
        ProbeSnapshot last = run.feed().latest().orElseThrow();
        assertEquals(last.passages().get(1).log2p()[3], course.log2p()[2]);
    }

    @Test
    void theLikeliestTokensAreThoseOfTheSnapshot() {
        Run run = whole(world.plan(40, 0), "run");
        Passage passage = run.feed().passages().getFirst();
        TokenScores base = run.feed().base().orElseThrow().passages().getFirst();
        TokenScores now = run.feed().latest().orElseThrow().passages().getFirst();
        for (int token : new int[] {2, 5, 9}) {
            Alternatives both = run.texts().alternatives(passage, token, 40).join();
            assertEquals(40, both.step());
            agrees(both.base(), base, token);
            agrees(both.now(), now, token);
        }
    }

    private static void agrees(List<Alternatives.Choice> choices, TokenScores scores, int token) {
        assertEquals(10, choices.size());
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            assertTrue(i == 0 || choices.get(i).log2p() <= choices.get(i - 1).log2p());
            assertEquals(scores.rank()[token] == i + 1, choices.get(i).actual(), "rank " + scores.rank()[token]);
            sum += Math.pow(2, choices.get(i).log2p());
        }
        assertTrue(sum <= 1 + 1e-6, "sum " + sum);
        int rank = scores.rank()[token];
        if (rank <= 10) {
            assertEquals(scores.log2p()[token], choices.get(rank - 1).log2p(), 1e-4);
        }
    }

    @Test
    void bothModelsGoOnAsTheyWouldAlone() {
        Run run = whole(world.plan(40, 0), "run");
        Continuations both = run.texts().continuations("The robot", 12).join();
        assertEquals(40, both.step());
        assertEquals(alone(world.model()), String.join("", both.base()));
        assertEquals(alone(run.folder()), String.join("", both.now()));
        assertFalse(both.base().equals(both.now()));
    }

    private String alone(Path model) {
        StringBuilder text = new StringBuilder();
        workbench
                .generate(model, "The robot", 12, Sampling.greedy(), text::append)
                .join();
        return text.toString();
    }

    @Test
    void anEndedRunIsAskedWhileAnotherTrains() {
        Run ended = whole(world.plan(4, 0), "ended");
        Run training = workbench.start(world.plan(100_000, 0), folder.resolve("training"));
        ComparedText text = ended.texts().score(TEXT).join();
        assertEquals(4, text.now().step());
        assertFalse(training.feed().state().ended());
        training.stop();
        awaitEnd(training);
    }

    @Test
    void aRunThatIsStillPreparedAnswersOnceItsModelIsThere() {
        Run run = workbench.start(world.plan(100_000, 0), folder.resolve("run"));
        assertTrue(run.texts().score(TEXT).join().now().step() >= 0);
        run.stop();
        awaitEnd(run);
    }

    @Test
    void adaptersAreComparedWithTheModelTheyStandBeside() throws IOException {
        Run run = whole(world.plan(40, 0).withMethod(new Method.Lora(2, 4, List.of("q_proj", "v_proj"))), "run");
        float[] base = workbench
                .score(world.model(), TEXT, false)
                .join()
                .scores()
                .getFirst()
                .log2p();
        ComparedText text = run.texts().score(TEXT).join();
        assertArrayEquals(base, text.base().passages().getFirst().log2p(), 1e-5f);
        assertTrue(now(text).kl()[3] > 0);
    }

    @Test
    void aTextOfNothingAndARunWithoutACheckpointSayWhatIsMissing() throws IOException {
        Run run = whole(world.plan(4, 0), "run");
        assertTrue(refusal(run, "").contains("The text is empty"));
        deleteAll(folder.resolve("run/checkpoints"));
        assertTrue(refusal(run, TEXT).contains("no checkpoint yet"));
    }

    private static String refusal(Run run, String text) {
        CompletionException refused = assertThrows(
                CompletionException.class, () -> run.texts().score(text).join());
        assertTrue(refused.getCause() instanceof InputException, refused::toString);
        return refused.getCause().getMessage();
    }
}
