package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import palimpsest.workbench.PretrainPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `palimpsest pretrain`: trains a small model from random weights.
@Command(
        name = "pretrain",
        customSynopsis = {
            "palimpsest pretrain --data FILE... [--eval FILE...] [--tokenizer FILE]",
            "                    [OPTIONS] --out DIR",
            ""
        },
        description = {
            "Trains a Llama-family model from random weights on a corpus, with the same loop as train. Held-out losses "
                    + "are in nats per token and bits per byte.",
            "",
            "The finished model is the run folder's last checkpoint.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class PretrainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The corpus, one or more files, as train takes them; each file is an area.")
    List<Path> files;

    @Option(
            names = "--eval",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Held-out text. Default: a part of --data is set aside, by document.")
    List<Path> heldOut = List.of();

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json, or a folder with one. Default: one is trained on --data.")
    Optional<Path> tokenizer = Optional.empty();

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Token ids of a tokenizer to be trained. Default: ${DEFAULT-VALUE}.")
    int vocabulary;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Transformer blocks. Default: ${DEFAULT-VALUE}.")
    int layers;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "128",
            description = "Hidden size. Default: ${DEFAULT-VALUE}.")
    int width;

    @Option(
            names = "--heads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Attention heads; they divide the width. Default: ${DEFAULT-VALUE}.")
    int heads;

    @Option(
            names = "--kv-heads",
            paramLabel = "N",
            description = "Key and value heads; they divide the heads. Default: as many as heads.")
    Optional<Integer> keyValueHeads = Optional.empty();

    @Option(
            names = "--feed-forward",
            paramLabel = "N",
            description = "Width of the feed-forward layer. Default: 8/3 of the width, rounded up to a multiple of 32.")
    Optional<Integer> feedForward = Optional.empty();

    @Mixin
    ColumnOptions columns;

    @Mixin
    LoopOptions loop;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The run folder to make.")
    Path out;

    PretrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    PretrainPlan plan() {
        return new PretrainPlan(
                TrainCommand.absolute(files),
                columns.of(
                        TrainCommand.absolute(
                                Stream.concat(files.stream(), heldOut.stream()).toList()),
                        List.of()),
                TrainCommand.absolute(heldOut),
                tokenizer.map(TrainCommand::absolute),
                vocabulary,
                layers,
                width,
                heads,
                keyValueHeads.orElse(heads),
                feedForward.orElse((width * 8 / 3 + 31) / 32 * 32),
                loop.steps,
                loop.batch,
                loop.context,
                loop.optimizer(),
                loop.seed,
                loop.measureEverySteps(),
                loop.threads,
                loop.device);
    }

    @Override
    public Integer call() {
        loop.check();
        PretrainPlan plan = plan();
        check(plan);
        return new RunSession(surroundings).run(workbench -> workbench.pretrain(plan, out), 0);
    }

    private void check(PretrainPlan plan) {
        require(vocabulary >= 1, "--vocabulary must be at least 1, not " + vocabulary);
        require(layers >= 1, "--layers must be at least 1, not " + layers);
        require(width >= 1, "--width must be at least 1, not " + width);
        require(
                heads >= 1 && width % heads == 0 && width / heads % 2 == 0,
                "--heads must divide the width %d into even parts, which %d do not".formatted(width, heads));
        require(
                plan.keyValueHeads() >= 1 && heads % plan.keyValueHeads() == 0,
                "--kv-heads must divide the %d heads, which %d do not".formatted(heads, plan.keyValueHeads()));
        require(plan.feedForward() >= 1, "--feed-forward must be at least 1, not " + plan.feedForward());
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), sentence + ".");
        }
    }
}
