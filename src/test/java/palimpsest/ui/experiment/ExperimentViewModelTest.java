package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.Keeping;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.Stopping;
import palimpsest.ui.FakeWorkbench;
import palimpsest.workbench.PlanReview;

class ExperimentViewModelTest {
    @TempDir
    private Path folder;

    private final FakeWorkbench workbench = new FakeWorkbench();
    private final List<Runnable> waiting = new ArrayList<>();
    private ExperimentViewModel form;
    private Path model;
    private Path atlas;
    private Path capitals;

    @BeforeEach
    void makeFiles() throws IOException {
        model = Files.createDirectories(folder.resolve("llama"));
        Files.writeString(model.resolve("config.json"), "{}");
        atlas = Files.writeString(folder.resolve("atlas.txt"), "new ".repeat(500));
        capitals = Files.writeString(folder.resolve("capitals.txt"), "old ".repeat(500));
        form = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
    }

    @Test
    void aLaterChoiceMakesAnEarlierAnswerVoid() {
        workbench.hold();
        form.newText().choose(List.of(atlas));
        form.newText().choose(List.of(capitals));
        workbench.letGo();
        assertEquals("capitals.txt", form.newText().words().get().title());
        workbench.hold();
        form.newText().choose(List.of(atlas));
        form.newText().clear();
        workbench.letGo();
        assertEquals(SourceViewModel.State.EMPTY, form.newText().state().get());
    }

    @Test
    void tokensAreCountedOnceTheModelIsKnown() {
        form.newText().choose(List.of(atlas));
        assertEquals(0, form.newText().summary().get().orElseThrow().tokens());
        form.model().choose(List.of(model));
        assertTrue(form.newText().summary().get().orElseThrow().tokens() > 0);
    }

    @Test
    void onlyTheLastOfManyChangesIsReviewed() {
        ExperimentViewModel settling = new ExperimentViewModel(workbench, Runnable::run, waiting::add);
        settling.model().choose(List.of(model));
        settling.newText().choose(List.of(atlas));
        settling.oldText().choose(List.of(capitals));
        int before = workbench.reviews();
        settling.settings().number(SettingsViewModel.Number.STEPS).text().set("3");
        settling.settings().number(SettingsViewModel.Number.STEPS).text().set("30");
        assertFalse(settling.review().runnable().get());
        waiting.forEach(Runnable::run);
        assertEquals(before + 1, workbench.reviews());
        assertTrue(settling.review().runnable().get());
    }

    @Test
    void theTimeIsShownAsComputedUntilItIsMeasuredAndAChangeEndsTheMeasuring() {
        workbench.measureSlowly();
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.replay().show(0);
        assertEquals(new ReviewViewModel.Line("Time, measuring…", "1:35"), time());
        CompletableFuture<Optional<PlanReview.Cost>> first = workbench.measured();
        first.complete(Optional.of(new PlanReview.Cost(612_000_000, 0, 130, true)));
        assertEquals(new ReviewViewModel.Line("Time, measured", "2:10"), time());
        form.settings().number(SettingsViewModel.Number.STEPS).text().set("30");
        CompletableFuture<Optional<PlanReview.Cost>> second = workbench.measured();
        assertFalse(second.isDone());
        form.settings().number(SettingsViewModel.Number.STEPS).text().set("31");
        assertTrue(second.isCancelled());
        workbench.measured().complete(Optional.empty());
        assertEquals(new ReviewViewModel.Line("Time, computed", "1:35"), time());
    }

    private ReviewViewModel.Line time() {
        return form.review().estimate().get().getLast();
    }

    @Test
    void aProblemOfThePlanStandsBesideItsField() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        assertTrue(form.replay().percent().problem().get().startsWith("A replay ratio over 0 needs old text."));
        form.replay().show(0);
        assertEquals("", form.replay().percent().problem().get());
        assertTrue(form.review().runnable().get());
    }

    @Test
    void anOfferMakesAPlanThatIsTooLargeFitWithOneClick() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.replay().show(0);
        form.settings().number(SettingsViewModel.Number.BATCH).text().set("128");
        assertFalse(form.review().runnable().get());
        assertEquals(List.of(), form.review().estimate().get());
        ReviewViewModel.Offer first = form.review().offers().get().getFirst();
        assertEquals("Take 4 micro-batches: 5\u00A0GB, 11:40", first.text());
        first.take().run();
        assertTrue(form.review().runnable().get());
        assertEquals(List.of(), form.review().offers().get());
        assertEquals(
                4L,
                form.settings()
                        .number(SettingsViewModel.Number.MICRO_BATCHES)
                        .value()
                        .orElseThrow());
    }

    @Test
    void aTermThatMakesNoSenseKeepsThePlanFromStarting() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.replay().show(0);
        form.keeping().number(KeepingViewModel.Number.L2SP).text().set("-1");
        assertEquals(Optional.empty(), form.plan());
        assertEquals(
                form.keeping().number(KeepingViewModel.Number.L2SP).problem().get(),
                form.review().reason().get());
        form.keeping().number(KeepingViewModel.Number.L2SP).text().set("0.01");
        assertTrue(form.review().runnable().get());
    }

    @Test
    void epochsAreShownAsTheStepsTheyComeTo() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.replay().show(0);
        form.keeping().number(KeepingViewModel.Number.EPOCHS).text().set("2");
        assertEquals("Steps", form.review().estimate().get().getFirst().name());
    }

    @Test
    void theReplayRatioPricesItselfAndMovesItsSlider() {
        form.replay().percent().text().set("50");
        assertEquals("2.00\u00A0×\u00A0tokens", form.replay().price().get());
        assertEquals(5, form.replay().position().get(), 1e-9);
        form.replay().position().set(4);
        assertEquals("25", form.replay().percent().text().get());
    }

    @Test
    void moreOldTextIsAddedAndMoreNewTextReplaces() {
        form.newText().give(List.of(atlas));
        form.newText().give(List.of(capitals));
        assertEquals(List.of(capitals), form.newText().files().get());
        assertEquals(List.of(atlas), form.newText().earlier().get());
        form.oldText().give(List.of(capitals));
        form.oldText().give(List.of(atlas, capitals));
        assertEquals(List.of(capitals, atlas), form.oldText().files().get());
        form.oldText().undo();
        assertEquals(List.of(capitals), form.oldText().files().get());
    }

    @Test
    void whatWasRemovedCanBeHadBack() {
        form.newText().give(List.of(atlas));
        form.newText().remove();
        assertEquals(SourceViewModel.State.EMPTY, form.newText().state().get());
        form.newText().undo();
        assertEquals(List.of(atlas), form.newText().files().get());
        assertEquals(List.of(), form.newText().earlier().get());
    }

    @Test
    void removingWhileSomethingIsReadKeepsWhatIsInUse() {
        form.newText().give(List.of(atlas));
        workbench.hold();
        form.newText().give(List.of(capitals));
        assertEquals("Reading capitals.txt", form.newText().words().get().title());
        form.newText().remove();
        workbench.letGo();
        assertEquals(SourceViewModel.State.READY, form.newText().state().get());
        assertEquals("atlas.txt", form.newText().words().get().title());
    }

    @Test
    void aPlanThatWasShownIsThePlanThatIsMade() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.oldText().choose(List.of(capitals));
        form.settings().number(SettingsViewModel.Number.WARMUP).text().set("7");
        form.replay().show(0.125);
        form.keeping().number(KeepingViewModel.Number.KL).text().set("0.5");
        form.keeping().number(KeepingViewModel.Number.EPOCHS).text().set("1.5");
        form.keeping().number(KeepingViewModel.Number.PATIENCE).text().set("4");
        form.keeping().best().set(Stopping.Best.WEIGHTED);
        Plan plan = form.plan().orElseThrow();
        assertEquals(new Keeping(0.5, 0, 0, Optional.empty()), plan.keeping());
        assertEquals(new Stopping(1.5, 4, Stopping.Best.WEIGHTED, 0.5), plan.stopping());
        ExperimentViewModel other = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
        other.show(plan);
        assertEquals(plan, other.plan().orElseThrow());
    }

    @Test
    void aMethodThatWasShownOrKeptIsTheMethodThatIsPlanned() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        for (Method method : List.of(
                new Method.LastBlocks(3),
                new Method.Head(),
                new Method.Lora(4, 10, List.of("q_proj", "o_proj")),
                new Method.Lora(16, 32, List.of()),
                new Method.Full())) {
            form.show(form.plan().orElseThrow().withMethod(method));
            assertEquals(method, form.plan().orElseThrow().method());
            ExperimentViewModel other = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
            other.restore(form.draft());
            assertEquals(method, other.plan().orElseThrow().method());
        }
    }

    @Test
    void theAlphaFollowsTheRankUntilItIsTyped() {
        MethodViewModel method = form.settings().method();
        method.kind().set(MethodViewModel.Kind.LORA);
        method.fields(MethodViewModel.Kind.LORA).getFirst().text().set("3");
        assertEquals(new Method.Lora(3, 6, List.of()), method.method());
        method.fields(MethodViewModel.Kind.LORA).getFirst().text().set("none");
        assertTrue(method.firstWrong().orElseThrow().startsWith("Rank: enter a whole number"));
        method.kind().set(MethodViewModel.Kind.HEAD);
        assertEquals(Optional.empty(), method.firstWrong());
    }

    @Test
    void aModelThatIsToWriteItsOldTextIsPartOfThePlanAndOfTheDraft() {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        assertEquals("Let the model write it", form.selfReplay().offer().get());
        form.oldText().choose(List.of(capitals));
        assertEquals("Let the model write more", form.selfReplay().offer().get());
        form.oldText().clear();
        assertEquals(Optional.empty(), form.plan().orElseThrow().keeping().selfReplay());
        form.selfReplay().asked().set(true);
        Plan plan = form.plan().orElseThrow();
        assertEquals(
                Optional.of(new SelfReplay(100_000, 1, 256, Optional.empty())),
                plan.keeping().selfReplay());
        form.selfReplay().prompts().choose(List.of(capitals));
        form.selfReplay().numbers().getLast().text().set("64");
        ExperimentViewModel drafted = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
        drafted.restore(form.draft());
        assertEquals(form.plan(), drafted.plan());
        ExperimentViewModel repeated = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
        repeated.show(form.plan().orElseThrow());
        assertEquals(form.plan(), repeated.plan());
        form.selfReplay().numbers().getFirst().text().set("many");
        assertEquals(Optional.empty(), form.plan());
        assertTrue(
                form.review().reason().get().startsWith("Tokens: enter a whole number"),
                form.review().reason().get());
    }

    @Test
    void aDraftBringsBackEvenWhatIsWrong() throws IOException {
        form.model().choose(List.of(model));
        form.newText().choose(List.of(atlas));
        form.settings().number(SettingsViewModel.Number.STEPS).text().set("lots");
        form.keeping().number(KeepingViewModel.Number.EWC).text().set("many");
        form.keeping().best().set(Stopping.Best.OLD);
        ExperimentDraft draft = form.draft();
        Files.delete(atlas);
        ExperimentViewModel other = new ExperimentViewModel(workbench, Runnable::run, Runnable::run);
        other.restore(draft);
        assertEquals(
                "lots",
                other.settings().number(SettingsViewModel.Number.STEPS).text().get());
        assertEquals(List.of(atlas), other.newText().files().get());
        assertTrue(other.newText().problem().get().contains("does not exist"));
        assertEquals(draft, other.draft());
    }

    @Test
    void aFolderOfTextGivesItsFilesAndOneWithoutAnySaysSo() throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve("b.txt"), "b");
        Files.writeString(texts.resolve("a.jsonl"), "a");
        Files.writeString(texts.resolve("picture.png"), "p");
        form.oldText().choose(List.of(texts));
        assertEquals(
                List.of(texts.resolve("a.jsonl"), texts.resolve("b.txt")),
                form.oldText().files().get());
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        form.oldText().choose(List.of(nothing));
        assertTrue(form.oldText().problem().get().contains("holds neither a model"));
        assertEquals(2, form.oldText().files().get().size());
    }
}
