package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import palimpsest.data.TextColumns;
import palimpsest.train.Plan;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `palimpsest train`: fine-tunes a model and measures what it learns and forgets.
@Command(
        name = "train",
        customSynopsis = {
            "palimpsest train --model DIR --new FILE... --old FILE... --replay SHARE",
            "                 [--self-replay TOKENS] [--eval-new FILE] [--eval-old FILE...]",
            "                 [--probe FILE...] [OPTIONS] --out DIR",
            ""
        },
        description = {
            "Fine-tunes a model on a new text and measures what it learns and what it forgets.",
            "",
            "Text files are .txt, .md, .jsonl, .json, .csv, .tsv or .parquet, each also as .gz or .zst, in UTF-8, or"
                    + " .npy with packed rows (context + 1 tokens a row). Held-out losses are measured before the "
                    + "start,"
                    + " during the run and at its end, in nats per token and bits per byte. Ctrl-C stops cleanly;"
                    + " palimpsest resume goes on.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    /// Bytes that take some seconds to read.
    private static final long MUCH_TEXT = 10_000_000;

    private final Surroundings surroundings;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
    Path model;

    @Option(
            names = "--new",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The new text, one or more files.")
    List<Path> newFiles;

    @Option(
            names = "--old",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The model's original text, one or more files; each file is an area. May be left out where "
                    + "the replay share is 0, or with --self-replay.")
    List<Path> oldFiles = List.of();

    @Option(
            names = "--replay",
            required = true,
            paramLabel = "SHARE",
            description = "Share of the training tokens that come from the original text, 0 to 1 (or 0%% to 100%%).")
    Share replay;

    @Option(
            names = "--eval-new",
            paramLabel = "FILE",
            description = "Held-out new text. Default: a part of --new is set aside, by document.")
    Optional<Path> evalNew = Optional.empty();

    @Option(
            names = "--eval-old",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Held-out original text; each file is an area. Default: a part of each --old is set aside.")
    List<Path> evalOld = List.of();

    @Option(
            names = "--probe",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Passages whose tokens are followed (log2 probability, rank, entropy and KL, in bits; "
                    + "default: some of the held-out original text), and questions for palimpsest ledger: .jsonl with "
                    + "a prompt and an answer a line, or .csv with two columns (prompt, answer) or three (area, "
                    + "prompt, answer).")
    List<Path> probes = List.of();

    @Mixin
    ColumnOptions columns;

    @Mixin
    MethodOptions method;

    @Mixin
    LoopOptions loop;

    @Mixin
    PrecisionOption precision;

    @Mixin
    KeepingOptions keeping;

    @Mixin
    StoppingOptions stopping;

    @Mixin
    SelfReplayOptions self;

    @Option(
            names = "--accumulate",
            defaultValue = "1",
            paramLabel = "N",
            description = "Micro-batches a step is computed in, which divide its rows: less memory, the same step. "
                    + "Default: 1.")
    int accumulation;

    @Option(
            names = "--control-tokens",
            description = "Read a control token that is spelled out in the texts, such as <s>, as that token. Default: "
                    + "it is text.")
    boolean controlTokens;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The run folder to make: plan, metrics, token snapshots, checkpoints, log.")
    Path out;

    TrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Plan plan() {
        return Plan.of(absolute(ModelArgument.folder(model, surroundings.terminal())))
                .withNewFiles(absolute(newFiles))
                .withOldFiles(absolute(oldFiles))
                .withEvalNew(evalNew.map(TrainCommand::absolute))
                .withEvalOld(absolute(evalOld))
                .withProbes(absolute(probes))
                .withColumns(columns())
                .withReplay(replay.value())
                .withSteps(loop.steps)
                .withBatch(loop.batch)
                .withAccumulation(accumulation)
                .withContext(loop.context)
                .withOptimizer(loop.optimizer())
                .withMethod(method.method())
                .withSeed(loop.seed)
                .withMeasureEvery(loop.measureEverySteps())
                .withThreads(loop.threads)
                .withDevice(loop.device)
                .withControlTokens(controlTokens)
                .withKeeping(keeping.keeping().withSelfReplay(self.selfReplay(loop.context)))
                .withStopping(stopping.stopping())
                .withPrecision(precision.precision);
    }

    @Override
    public Integer call() {
        loop.check();
        keeping.check();
        stopping.check();
        Plan plan = plan();
        return new RunSession(surroundings)
                .run(
                        workbench -> {
                            dryRun(workbench, plan);
                            return workbench.start(plan, out);
                        },
                        0);
    }

    private TextColumns columns() {
        List<Path> texts = Stream.of(newFiles, oldFiles, evalNew.stream().toList(), evalOld)
                .flatMap(List::stream)
                .toList();
        return columns.of(absolute(texts), absolute(probes));
    }

    private void dryRun(Workbench workbench, Plan plan) {
        long bytes = Stream.of(plan.newFiles(), plan.oldFiles(), plan.evalOld())
                .flatMap(List::stream)
                .mapToLong(file -> file.toFile().length())
                .sum();
        if (bytes > MUCH_TEXT) {
            surroundings
                    .terminal()
                    .err()
                    .println("Reading " + Numbers.bytes(bytes)
                            + " of text; this can take minutes and is kept for the next time.");
        }
        DryRun.of(workbench, plan, surroundings.terminal())
                .lines(surroundings.terminal().width())
                .forEach(surroundings.terminal().err()::println);
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(TrainCommand::absolute).toList();
    }
}
