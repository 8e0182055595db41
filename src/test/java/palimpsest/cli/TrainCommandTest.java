package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.TextColumns;
import palimpsest.measure.AreaLoss;
import palimpsest.tensor.InputException;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Method;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.train.RunState;
import palimpsest.train.Schedule;
import palimpsest.train.Stopping;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.Preparing;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.workbench.PlanField;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.Workload;

class TrainCommandTest {
    private static final String[] LEAST = {
        "train", "--model", "m", "--new", "n.txt", "--replay", "0", "--out", "run", "--steps", "2"
    };

    private final CliBench bench = new CliBench();

    private static Path at(String name) {
        return Path.of(name).toAbsolutePath();
    }

    private void script(StateChanged end) {
        bench.workbench.script.add(new Preparing("Reading the texts", 0.5));
        bench.workbench.script.add(
                new Measured(0, List.of(new AreaLoss("new", 4.9006, 3, 10), new AreaLoss("old", 1.2966, 1, 10))));
        bench.workbench.script.add(new StateChanged(RunState.RUNNING, ""));
        bench.workbench.script.add(new StepDone(1, 2048, 4.5, 1, 5e-4, 0.5, 0));
        bench.workbench.script.add(new StepDone(2, 4096, 4.25, 1, 5e-4, 0.5, 0));
        bench.workbench.script.add(new PassStarted(2, "new", 2));
        bench.workbench.script.add(
                new Measured(2, List.of(new AreaLoss("new", 2.7148, 2, 10), new AreaLoss("old", 2.6676, 1.5, 10))));
        bench.workbench.script.add(end);
    }

    @Test
    void theTextThatTheModelIsToWriteReachesThePlanAndItsPathIsPrinted() {
        bench.workbench.script.add(new Preparing("The model writes 900 tokens of old text", 0.5, "450 tokens/s"));
        bench.workbench.script.add(new SelfReplayReady("run/self-replay.jsonl", 30, 900, "Once"));
        script(new StateChanged(RunState.FINISHED, ""));
        String line = "train --model m --new n.txt --replay 0.5 --context 32 --out run --self-replay 900";
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        assertEquals(
                Optional.of(new SelfReplay(900, 1, 32, Optional.empty())),
                bench.workbench.plan.keeping().selfReplay());
        assertTrue(
                bench.err().contains("The model wrote 900 tokens of old text in 30 texts: run/self-replay.jsonl"),
                bench::err);
        String more = line + " --self-temperature 0.8 --self-length 20 --self-prompts p.jsonl";
        assertEquals(ExitCode.DONE, bench.run(more.split(" ")), bench::err);
        assertEquals(
                Optional.of(new SelfReplay(900, 0.8, 20, Optional.of(at("p.jsonl")))),
                bench.workbench.plan.keeping().selfReplay());
    }

    @Test
    void howTheModelIsToWriteMeansNothingWithoutHowMuch() {
        String line = "train --model m --new n.txt --replay 0 --out run --self-length 20";
        assertEquals(ExitCode.BAD_INPUT, bench.run(line.split(" ")));
        assertTrue(bench.err().contains("need --self-replay"), bench::err);
    }

    @Test
    void everyOptionReachesThePlan() {
        script(new StateChanged(RunState.FINISHED, ""));
        String line = "train --model m --new a.txt b.txt --old c.jsonl --old d.jsonl --replay 25% --eval-new e.txt "
                + "--eval-old f.jsonl g.jsonl --probe h.jsonl --steps 7 --batch 4 --context 64 --lr 1e-3 "
                + "--schedule cosine --warmup 3 --weight-decay 0.1 --betas 0.8,0.99 --clip 0.5 --seed 9 "
                + "--measure-every 5 --threads 2 --device cuda --precision bf16 --out run";
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        Plan expected = Plan.of(at("m"))
                .withNewFiles(List.of(at("a.txt"), at("b.txt")))
                .withOldFiles(List.of(at("c.jsonl"), at("d.jsonl")))
                .withEvalNew(Optional.of(at("e.txt")))
                .withEvalOld(List.of(at("f.jsonl"), at("g.jsonl")))
                .withProbes(List.of(at("h.jsonl")))
                .withReplay(0.25)
                .withSteps(7)
                .withBatch(4)
                .withContext(64)
                .withOptimizer(new OptimizerSettings(1e-3, Schedule.COSINE, 3, 0.8, 0.99, 1e-8, 0.1, 0.5))
                .withSeed(9)
                .withMeasureEvery(5)
                .withThreads(2)
                .withDevice(DeviceChoice.CUDA)
                .withPrecision(Precision.BF16);
        assertEquals(expected, bench.workbench.plan);
    }

    @Test
    void aColumnIsThatOfEveryTableOrOfTheFileItIsGivenWith() {
        script(new StateChanged(RunState.FINISHED, ""));
        String line =
                "train --model m --new a.txt b.parquet.zst --old c.csv d.jsonl --replay 10% --probe e.csv --column"
                        + " body --column d.jsonl=story --column e.csv=a=b --out run";
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        assertEquals(
                new TextColumns(Map.of(
                        at("b.parquet.zst"), "body", at("c.csv"), "body", at("d.jsonl"), "story", at("e.csv"), "a=b")),
                bench.workbench.plan.columns());
        assertEquals(
                ExitCode.BAD_INPUT,
                bench.run("train --model m --new a.txt --replay 0 --column body --out run".split(" ")));
        assertTrue(bench.err().contains("--column body concerns no file"), bench::err);
    }

    @Test
    void theMethodAndItsNumbersReachThePlan() {
        assertEquals(new Method.LastBlocks(2), methodOf("--method last"));
        assertEquals(new Method.LastBlocks(3), methodOf("--method last --last-blocks 3"));
        assertEquals(new Method.Head(), methodOf("--method head"));
        assertEquals(new Method.Lora(8, 16, List.of()), methodOf("--method lora"));
        assertEquals(
                new Method.Lora(4, 10, List.of("q_proj", "v_proj")),
                methodOf("--method lora --lora-rank 4 --lora-alpha 10 --lora-projections q_proj,v_proj"));
    }

    private Method methodOf(String options) {
        script(new StateChanged(RunState.FINISHED, ""));
        String line = "train --model m --new n --replay 0 --out run " + options;
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        return bench.workbench.plan.method();
    }

    @Test
    void anOptionOfAnotherMethodIsRefused() {
        String line = "train --model m --new n --replay 0 --out run --lora-rank 4";
        assertEquals(ExitCode.BAD_INPUT, bench.run(line.split(" ")));
        assertTrue(bench.err().contains("--lora-rank goes with --method lora only."), bench::err);
    }

    @Test
    void whatIsNotSaidHasTheUsualValue() {
        script(new StateChanged(RunState.FINISHED, ""));
        assertEquals(0, bench.run("train", "--model", "m", "--new", "n", "--replay", "0", "--out", "run"), bench::err);
        Plan plan = bench.workbench.plan;
        assertEquals(OptimizerSettings.standard(), plan.optimizer());
        assertEquals(
                List.of(200L, 8L, 1L, 256L),
                List.of(plan.steps(), (long) plan.batch(), (long) plan.accumulation(), (long) plan.context()));
        assertEquals(List.of(1L, 0L, 0L), List.of(plan.seed(), plan.measureEvery(), (long) plan.threads()));
        assertEquals(DeviceChoice.AUTO, plan.device());
        assertEquals(List.of(), plan.oldFiles());
        assertEquals(Optional.empty(), plan.evalNew());
    }

    @Test
    void whatKeepsKnowledgeAndWhenTheRunEndsReachThePlan() {
        script(new StateChanged(RunState.FINISHED, ""));
        String line =
                "train --model m --new a --old b --replay 0 --out run --kl 0.5 --l2sp 0.01 --ewc 100 --epochs 1.5 "
                        + "--patience 4 --keep-best weighted --old-weight 30%";
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        assertEquals(new Keeping(0.5, 0.01, 100, Optional.empty()), bench.workbench.plan.keeping());
        assertEquals(new Stopping(1.5, 4, Stopping.Best.WEIGHTED, 0.3), bench.workbench.plan.stopping());
    }

    @Test
    void patienceAloneGoesByTheNewText() {
        script(new StateChanged(RunState.FINISHED, ""));
        List<String> arguments = new ArrayList<>(List.of(LEAST));
        arguments.addAll(List.of("--patience", "3"));
        assertEquals(ExitCode.DONE, bench.run(arguments.toArray(String[]::new)), bench::err);
        assertEquals(new Stopping(0, 3, Stopping.Best.NEW, 0.5), bench.workbench.plan.stopping());
        assertEquals(Keeping.none(), bench.workbench.plan.keeping());
    }

    @Test
    void theTableOfARunThatKeepsItsBestIsThatOfItsBestStep() {
        bench.workbench.script.add(new Measured(0, List.of(new AreaLoss("new", 5, 3, 10))));
        bench.workbench.script.add(new StateChanged(RunState.RUNNING, ""));
        bench.workbench.script.add(new StepDone(1, 2048, 4.5, 1, 5e-4, 0.5, 0));
        bench.workbench.script.add(new Measured(1, List.of(new AreaLoss("new", 2, 1.5, 10))));
        bench.workbench.script.add(new BestFound(1, 2));
        bench.workbench.script.add(new StepDone(2, 4096, 4.25, 1, 5e-4, 0.5, 0));
        bench.workbench.script.add(new Measured(2, List.of(new AreaLoss("new", 3, 2, 10))));
        bench.workbench.script.add(new StateChanged(RunState.FINISHED, "Best at step 1 by the new text's loss, kept."));
        assertEquals(ExitCode.DONE, bench.run(LEAST), bench::err);
        assertTrue(bench.out().startsWith("Held-out loss after step 1, the best of 2 and kept:"), bench::out);
        assertTrue(bench.out().contains("new            5.0000  2.0000"), bench::out);
        assertTrue(bench.out().contains("Best at step 1 by the new text's loss, kept."), bench::out);
    }

    @Test
    void theDryRunComesFirstAndTheTableLast() {
        script(new StateChanged(RunState.FINISHED, ""));
        assertEquals(ExitCode.DONE, bench.run(LEAST), bench::err);
        assertTrue(
                bench.err()
                        .startsWith("4,096 training tokens in 2 steps, 2,048 a step; replay 0 % asked for, "
                                + "25 % achieved."),
                bench::err);
        assertTrue(bench.err().contains("The new text is read 1.5 times."), bench::err);
        assertTrue(bench.err().contains("2,500"), bench::err);
        List<String> lines = bench.out().lines().toList();
        assertEquals("area  base nats/token     now   change  base bits/byte     now", lines.get(1));
        assertEquals("new            4.9006  2.7148  -2.1858          3.0000  2.0000", lines.get(2));
        assertEquals("old            1.2966  2.6676  +1.3710          1.0000  1.5000", lines.get(3));
        assertEquals("Run: run", lines.get(4));
        assertEquals(List.of("review", "start run"), bench.workbench.calls);
        assertTrue(bench.workbench.closed);
    }

    @Test
    void progressOfARunInAPipeIsPlainLines() {
        script(new StateChanged(RunState.FINISHED, ""));
        bench.run(LEAST);
        assertTrue(bench.err().contains("step 2/2  loss 4.250  held out new 2.715 old 2.668"), bench::err);
        assertTrue(bench.err().contains("Step 2 begins pass 2 over the new text"), bench::err);
        assertFalse(bench.err().contains("\r"));
    }

    @Test
    void progressOnATerminalIsOneLineWrittenOver() {
        bench.interactive = true;
        script(new StateChanged(RunState.FINISHED, ""));
        bench.run(LEAST);
        assertTrue(bench.err().contains("\r[##########----------] step 1/2  loss 4.500"), bench::err);
        assertTrue(bench.err().contains("\rReading the texts 50 %"), bench::err);
        assertTrue(bench.err().lines().allMatch(line -> line.length() <= 100 || line.contains("\r")));
    }

    @Test
    void aPlanThatCannotRunSaysEverythingThatIsWrong() {
        bench.workbench.review = new PlanReview(
                List.of(
                        new PlanReview.Problem(PlanField.MODEL, "m holds no config.json."),
                        new PlanReview.Problem(PlanField.OLD_TEXT, "Replay needs an original text.")),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                PlanReview.Cost.unknown(),
                Workload.none(),
                List.of());
        assertEquals(ExitCode.BAD_INPUT, bench.run(LEAST));
        assertTrue(bench.err().contains("m holds no config.json."), bench::err);
        assertTrue(bench.err().contains("Replay needs an original text."), bench::err);
        assertEquals(List.of("review"), bench.workbench.calls);
    }

    @Test
    void theTimeBeforeTheStartSaysWhetherItWasMeasured() {
        script(new StateChanged(RunState.FINISHED, ""));
        bench.workbench.measured = Optional.of(new PlanReview.Cost(612_000_000, 0, 95, true));
        assertEquals(ExitCode.DONE, bench.run(LEAST));
        assertTrue(
                bench.err().contains("about 612.0 MB of memory and 1:35 (hours, minutes, seconds), measured on a few"),
                bench::err);
    }

    @Test
    void aPlanThatIsTooLargeNamesTheOptionsThatWouldMakeItFit() {
        script(new StateChanged(RunState.FINISHED, ""));
        bench.run(LEAST);
        Plan plan = bench.workbench.plan;
        bench.workbench.review = new PlanReview(
                List.of(new PlanReview.Problem(PlanField.BATCH, "This needs about 9.0 GB of memory.")),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                PlanReview.Cost.unknown(),
                Workload.none(),
                List.of(new PlanReview.Offer(
                        "4 micro-batches a step",
                        "--accumulate 4",
                        plan,
                        PlanReview.Cost.computed(3_000_000_000L, 75))));
        assertEquals(ExitCode.BAD_INPUT, bench.run(LEAST));
        assertTrue(
                bench.err()
                        .contains("--accumulate 4 would do: 4 micro-batches a step, about 3.0 GB of memory and 1:15."),
                bench::err);
    }

    @Test
    void aSentenceFromTheWorkbenchIsShownAsItIs() {
        bench.workbench.problem = new InputException("n.txt is empty (0 bytes); give a file with text in it.");
        assertEquals(ExitCode.BAD_INPUT, bench.run(LEAST));
        assertEquals("palimpsest: n.txt is empty (0 bytes); give a file with text in it.\n", bench.err());
    }

    @Test
    void aDivergedRunFailsWithItsSentence() {
        script(new StateChanged(RunState.DIVERGED, "The loss of step 2 is not a number."));
        assertEquals(ExitCode.FAILED, bench.run(LEAST));
        assertTrue(bench.err().contains("palimpsest: The loss of step 2 is not a number."), bench::err);
        assertEquals("", bench.out());
    }

    @Test
    void aRunThatFailsBeforeItsFirstStepWasGivenBadInput() {
        bench.workbench.script.add(new StateChanged(RunState.FAILED, "run cannot be written."));
        assertEquals(ExitCode.BAD_INPUT, bench.run(LEAST));
        assertTrue(bench.err().contains("palimpsest: run cannot be written."), bench::err);
    }

    @Test
    void ctrlCStopsTheRunAndTellsHowToResume(@TempDir Path folder) throws IOException {
        Path run = folder.resolve("run");
        Files.createDirectories(run);
        Files.writeString(run.resolve("plan.json"), "{}");
        script(new StateChanged(RunState.FINISHED, ""));
        bench.interruptAtWait = 4;
        String[] arguments = LEAST.clone();
        arguments[List.of(LEAST).indexOf("run")] = run.toString();
        assertEquals(ExitCode.INTERRUPTED, bench.run(arguments));
        assertTrue(bench.workbench.calls.contains("stop"));
        assertTrue(bench.err().contains("Stopped after step 1 of 2."), bench::err);
        assertTrue(bench.err().endsWith("  palimpsest resume " + run + "\n"), bench::err);
        assertTrue(bench.workbench.closed);
        assertEquals(List.of(), bench.hooks);
    }
}
