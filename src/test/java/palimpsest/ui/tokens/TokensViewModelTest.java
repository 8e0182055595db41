package palimpsest.ui.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.measure.Forgetting;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.plot.TokenFigures;

class TokensViewModelTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final TokensViewModel model = new TokensViewModel(background::add, Runnable::run, Runnable::run);
    private final FakeRun run = new FakeRun(FakePlans.plan(0), Path.of("runs", "atlas"));

    private TokenMap after(int steps) {
        model.show(run, "");
        run.advance(steps);
        model.poll();
        return settle();
    }

    private TokenMap settle() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
        return model.map().get().orElseThrow();
    }

    @Test
    void onlyTheLatestOfTheSnapshotsThatCameMeanwhileIsDrawn() {
        model.show(run, "");
        run.advance(1);
        model.poll();
        run.advance(100);
        model.poll();
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(0, model.map().get().orElseThrow().step());
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(100, model.map().get().orElseThrow().step());
        assertTrue(background.isEmpty());
    }

    @Test
    void aTokensDifferenceIsItsBitsNowLessItsBitsUnderTheBase() {
        TokenMap map = after(100);
        assertTrue(Float.isNaN(map.delta()[0]));
        TokenFigures figures = map.figures(5);
        assertEquals(map.delta()[5], figures.baseLog2p() - figures.log2p(), 1e-5);
        assertTrue(map.count(Forgetting.FORGOTTEN) > 0);
        assertTrue(model.caption().startsWith("Δ bits against the base · step 100 · "), model.caption());
    }

    @Test
    void anEarlierSnapshotIsReadAndDrawnWithoutFollowingLaterOnes() {
        after(100);
        model.time().show(2);
        assertEquals(40, settle().step());
        assertEquals(List.of("snapshot 40"), run.texts().asked());
        run.advance(20);
        model.poll();
        assertEquals(40, settle().step());
        model.time().show(6);
        assertEquals(120, settle().step());
        run.advance(20);
        model.poll();
        assertEquals(140, settle().step());
    }

    @Test
    void playingGoesThroughTheSnapshotsFromTheBaseAndEndsAtTheLast() {
        after(60);
        model.time().togglePlaying();
        assertEquals(0, settle().step());
        long[] seen = new long[3];
        for (int i = 0; i < seen.length; i++) {
            assertTrue(model.time().playing().get());
            model.tick();
            seen[i] = settle().step();
        }
        assertArrayEquals(new long[] {20, 40, 60}, seen);
        assertFalse(model.time().playing().get());
    }

    @Test
    void theMostDamagedPassageComesFirstWhereThatIsAskedFor() {
        TokenMap byArea = after(100);
        model.sorted().set(true);
        TokenMap sorted = settle();
        assertTrue(damage(sorted, 0) >= damage(sorted, 1));
        assertTrue(damage(sorted, sorted.order().size() - 2)
                >= damage(sorted, sorted.order().size() - 1));
        int index = sorted.index(byArea.place(7));
        assertEquals(byArea.figures(7), sorted.figures(index));
        model.sorted().set(false);
        assertEquals(byArea.order(), settle().order());
    }

    private static double damage(TokenMap map, int passage) {
        double sum = 0;
        int start = map.cells().start(passage);
        int end = map.cells().start(passage + 1);
        for (int token = start + 1; token < end; token++) {
            sum += map.delta()[token];
        }
        return sum / (end - start - 1);
    }

    @Test
    void theMostForgottenTokensFollowOneAnotherAndGoRound() {
        TokenMap map = after(100);
        int first = map.nextDamaged(-1, true);
        int second = map.nextDamaged(first, true);
        for (float delta : map.delta()) {
            assertFalse(delta > map.delta()[first]);
        }
        assertTrue(map.delta()[second] <= map.delta()[first]);
        assertEquals(first, map.nextDamaged(second, false));
        assertEquals(map.damaged()[map.damaged().length - 1], map.nextDamaged(first, false));
    }

    @Test
    void theBaseStandsBesideWithItsOwnFigures() {
        after(100);
        model.mode().set(TokenMode.PROBABILITY);
        model.beside().set(true);
        TokenMap map = settle();
        assertEquals(2, map.columns().size());
        assertEquals(
                100 * Math.pow(2, map.figures(5).baseLog2p()),
                map.columns().getFirst().values()[5],
                1e-3);
        assertEquals(
                100 * Math.pow(2, map.figures(5).log2p()),
                map.columns().getLast().values()[5],
                1e-3);
        assertEquals("step 100 · probability", map.columns().getLast().head());
    }

    @Test
    void aSearchFindsTextAcrossTokensWhateverItsCapitals() {
        TokenMap map = after(20);
        model.query().set("CAPITAL OF FRANCE");
        TokenSearch found = model.search().get();
        assertEquals(1, found.starts().size());
        assertEquals(" capital", map.figures(found.starts().getFirst()).token());
        assertEquals(3, found.tokens().cardinality());
        model.query().set("gold");
        assertEquals(
                "Gold", map.figures(model.search().get().starts().getFirst()).token());
        model.query().set("nowhere");
        assertEquals(-1, model.search().get().next(0, true));
    }

    @Test
    void aPinnedTokenIsFollowedThroughTheSnapshotsAndBothModelsAreAsked() {
        TokenMap map = after(60);
        model.pin(map.nextDamaged(-1, true));
        assertEquals(4, model.pin().course().get().orElseThrow().length());
        assertEquals(10, model.pin().alternatives().get().orElseThrow().base().size());
        assertEquals(60, model.pin().alternatives().get().orElseThrow().step());
        run.advance(20);
        model.poll();
        assertEquals(5, model.pin().course().get().orElseThrow().length());
        model.pin(settle().index(model.pin().place().get().orElseThrow()));
        assertTrue(model.pin().place().get().isEmpty());
    }

    @Test
    void ownTextIsScoredOnceItSettlesAndStandsInThePlaceOfThePassages() {
        after(60);
        model.own().chosen().set(true);
        assertTrue(model.map().get().isEmpty());
        model.own().text().set("The capital of France is Paris.");
        TokenMap map = settle();
        assertEquals(6, map.cells().size());
        assertEquals(1, map.count(Forgetting.FORGOTTEN));
        assertEquals(
                List.of("score The capital of France is Paris."), run.texts().asked());
        model.own().chosen().set(false);
        assertTrue(settle().cells().size() > 50);
    }

    @Test
    void bothModelsGoOnWithTheTextAndWhatDiffersIsMarked() {
        after(60);
        model.own().text().set("The capital of France is");
        model.own().goOn();
        Difference difference = model.own().continued().get().orElseThrow();
        assertEquals(60, difference.step());
        assertTrue(difference.base().getFirst().differs());
        assertFalse(difference.base().get(1).differs());
        assertEquals(
                List.of(" Velmara", " by", " sea"),
                difference.now().stream()
                        .filter(Difference.Piece::differs)
                        .map(Difference.Piece::text)
                        .toList());
        model.own().text().set("Another text");
        assertTrue(model.own().continued().get().isEmpty());
    }
}
