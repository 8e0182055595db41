package palimpsest.ui.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.FakeFeed;
import palimpsest.ui.FakePlans;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunTexts;

/// The ledger of a run that says what a test puts in, with a background that works when a test lets it.
class LedgerViewModelTest {
    private static final Question FRANCE = question("capitals", "The capital of France is", " Paris");
    private static final Question PERU = question("capitals", "The capital of Peru is", " Lima");
    private static final Question GOLD = question("elements", "The symbol of gold is", " Au");

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final AskedRun run = new AskedRun();
    private final LedgerViewModel model = new LedgerViewModel(work::add, Runnable::run);

    @Test
    void anAreaIsInWordsAsItStands() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        score(20, -5, -0.1f, -3);
        settle();
        assertEquals(2, model.areas().size());
        AreaRow capitals = model.areas().getFirst();
        assertEquals("capitals", capitals.name());
        assertEquals("2 → 1 of 2", capitals.known());
        assertEquals("1 forgotten", capitals.became());
        assertEquals("half at 20", capitals.half());
        assertTrue(
                capitals.spoken()
                        .startsWith("Capitals: 2 of 2 facts known before, 1 now, 1 forgotten, half lost at step 20;"),
                capitals.spoken());
        assertEquals("none lost", model.areas().getLast().became());
        assertEquals("", model.hint());
    }

    @Test
    void whatComesWhileTheLedgerIsComputedIsTakenTogether() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        model.poll();
        score(20, -0.2f, -0.1f, -3);
        score(40, -5, -0.1f, -3);
        model.poll();
        assertEquals(1, work.size());
        work.remove().run();
        assertEquals(List.of(0L), model.knowledge().get().steps());
        model.poll();
        assertEquals(1, work.size());
        work.remove().run();
        assertEquals(List.of(0L, 20L, 40L), model.knowledge().get().steps());
        model.poll();
        assertTrue(work.isEmpty());
    }

    @Test
    void aLedgerOfAnEarlierRunIsNotShown() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        model.poll();
        model.follow(new AskedRun());
        work.remove().run();
        assertTrue(model.areas().isEmpty());
    }

    @Test
    void anAreaOpensOnItsQuestionsThoseThatLostMostFirst() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        score(20, -0.1f, -5, -3);
        settle();
        model.open("capitals");
        assertEquals(Optional.of("capitals"), model.opened().get());
        ItemRow worst = model.items().getFirst();
        assertEquals("The capital of Peru is", worst.prompt());
        assertEquals("Lima", worst.answer());
        assertEquals("93\u00A0%", worst.before());
        assertEquals("3.1\u00A0%", worst.now());
        assertEquals("forgotten", worst.became());
        model.close();
        assertTrue(model.items().isEmpty());
    }

    @Test
    void theModelIsAskedWhatIsInSightOnceAMeasurement() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        settle();
        model.open("capitals");
        model.want(FRANCE);
        model.want(PERU);
        assertTrue(model.items().getFirst().reply().isEmpty());
        model.poll();
        assertEquals(List.of(List.of(FRANCE, PERU)), run.asked);
        run.reply.complete(new Replies(0, List.of("Paris.", "Lima.")));
        assertEquals(Optional.of("Paris."), model.items().getFirst().reply());
        model.want(FRANCE);
        model.poll();
        assertEquals(1, run.asked.size());
        score(20, -5, -0.1f, -3);
        settle();
        model.want(FRANCE);
        model.poll();
        assertEquals(2, run.asked.size());
    }

    @Test
    void aRunThatCannotBeAskedLeavesItsQuestionsUnanswered() {
        follow();
        score(0, -0.1f, -0.1f, -3);
        settle();
        model.open("capitals");
        model.want(FRANCE);
        model.poll();
        run.reply.completeExceptionally(new IllegalStateException());
        assertTrue(model.items().getFirst().reply().isEmpty());
        long version = model.version();
        model.want(FRANCE);
        model.poll();
        assertEquals(version, model.version());
    }

    @Test
    void captionsMakeRoomForLaterOnesAndStayAwayOncePutAway() {
        List<Question> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(question("area " + i % 4, "fact " + i, " yes"));
        }
        run.feed.emit(new TrainingEvent.PassagesChosen(List.of(), many));
        model.follow(run);
        run.feed.emit(new TrainingEvent.ProbesScored(
                new ProbeSnapshot(0, List.of(), CaptionsTest.recall(0, 40, 40).answers())));
        run.feed.emit(new TrainingEvent.ProbesScored(
                new ProbeSnapshot(20, List.of(), CaptionsTest.recall(20, 40, 0).answers())));
        settle();
        assertEquals(FollowedRun.MOST_CAPTIONS, model.captions().size());
        List.copyOf(model.captions()).forEach(model::dismiss);
        run.feed.emit(new TrainingEvent.ProbesScored(
                new ProbeSnapshot(40, List.of(), CaptionsTest.recall(40, 40, 0).answers())));
        settle();
        assertTrue(model.captions().isEmpty());
    }

    @Test
    void runsBesideTheChosenOneSayHowManyFactsTheyKnow() {
        AskedRun kept = new AskedRun();
        kept.feed.emit(new TrainingEvent.PassagesChosen(List.of(), List.of(FRANCE, PERU, GOLD)));
        run.feed.emit(new TrainingEvent.PassagesChosen(List.of(), List.of(FRANCE, PERU, GOLD)));
        model.show(run, List.of(run, kept), List.of(0, 1));
        score(run, 0, -0.1f, -0.1f, -3);
        score(run, 20, -5, -5, -3);
        settle();
        assertEquals(List.of(), model.areas().getFirst().beside());
        score(kept, 0, -0.1f, -0.1f, -3);
        settle();
        assertEquals(
                List.of(new AreaRow.Beside(1, "2")), model.areas().getFirst().beside());
        model.show(kept, List.of(run, kept), List.of(0, 1));
        assertEquals("2 → 2 of 2", model.areas().getFirst().known());
        assertEquals(
                List.of(new AreaRow.Beside(0, "0")), model.areas().getFirst().beside());
        assertEquals(1, model.color());
        model.poll();
        assertTrue(work.isEmpty(), "nothing is read anew");
    }

    @Test
    void heldOutTextAloneSaysWhatToDrop() {
        model.follow(run);
        assertTrue(model.hint().startsWith("Every area will stand here"), model.hint());
        run.feed.emit(new TrainingEvent.Measured(0, List.of(loss(AreaLoss.NEW))));
        settle();
        assertTrue(model.hint().contains("neither old text nor questions"), model.hint());
        run.feed.emit(new TrainingEvent.Measured(20, List.of(loss(AreaLoss.NEW), loss("code"))));
        settle();
        assertFalse(model.areas().isEmpty());
        model.open(AreaLoss.NEW);
        assertTrue(model.opened().get().isEmpty());
    }

    private void follow() {
        run.feed.emit(new TrainingEvent.PassagesChosen(List.of(), List.of(FRANCE, PERU, GOLD)));
        model.follow(run);
    }

    private void settle() {
        model.poll();
        while (!work.isEmpty()) {
            work.remove().run();
            model.poll();
        }
    }

    private void score(long step, float... log2p) {
        score(run, step, log2p);
    }

    private static void score(AskedRun said, long step, float... log2p) {
        AnswerScores answers = new AnswerScores(new float[log2p.length], log2p, new int[log2p.length]);
        for (int i = 0; i < log2p.length; i++) {
            answers.bits()[i] = 4 - log2p[i];
            answers.rank()[i] = log2p[i] > -1 ? 1 : 2;
        }
        said.feed.emit(new TrainingEvent.ProbesScored(new ProbeSnapshot(step, List.of(), answers)));
    }

    private static AreaLoss loss(String area) {
        return new AreaLoss(area, 1, 1, 10);
    }

    private static Question question(String area, String prompt, String answer) {
        return new Question(area, prompt, answer, new int[] {1, 2}, 1, 10);
    }

    private static final class AskedRun implements Run {
        private final FakeFeed feed = new FakeFeed();
        private final List<List<Question>> asked = new ArrayList<>();
        private CompletableFuture<Replies> reply;

        @Override
        public CompletableFuture<Replies> ask(List<Question> questions) {
            asked.add(questions);
            reply = new CompletableFuture<>();
            return reply;
        }

        @Override
        public Path folder() {
            return Path.of("run");
        }

        @Override
        public Plan plan() {
            return FakePlans.plan(0);
        }

        @Override
        public FakeFeed feed() {
            return feed;
        }

        @Override
        public RunTexts texts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void proceed() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop() {
            throw new UnsupportedOperationException();
        }
    }
}
