package palimpsest.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import palimpsest.history.WrittenText;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.workbench.Workbench;
import palimpsest.workbench.WritingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `palimpsest self-replay`: has a model write a dataset of its own.
@Command(
        name = "self-replay",
        description = {
            "Lets a model write texts of its own, to be its old text where the original is not at hand.",
            "",
            "Writes a .jsonl file with a text a line, and beside it a .json file that says how it was made. Give it to "
                    + "palimpsest train as --old, or let train write its own by --self-replay.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class SelfReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "The model: a folder in Hugging Face layout, or a checkpoint of a run.")
    Path model;

    @Option(names = "--tokens", required = true, paramLabel = "N", description = "Tokens to write, all texts together.")
    long tokens;

    @Option(
            names = "--length",
            paramLabel = "TOKENS",
            defaultValue = "256",
            description = "Most tokens of a text. Default: ${DEFAULT-VALUE}.")
    int length;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "1 draws as the model predicts; lower is more like itself. Default: ${DEFAULT-VALUE}.")
    double temperature;

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description =
                    "A file whose texts begin the model's own, in turn. Default: each begins with the model's BOS.")
    Optional<Path> prompts = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads to compute on; 0 for all physical cores. Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .jsonl file to make.")
    Path out;

    SelfReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SelfReplay how = new SelfReplay(tokens, temperature, length, prompts.map(TrainCommand::absolute));
        Terminal terminal = surroundings.terminal();
        try (Interrupts.Registration _ = surroundings.interrupts().register(this::interrupt);
                Workbench workbench = surroundings.workbench().get()) {
            WrittenText made;
            try (ProgressLine line = new ProgressLine(terminal)) {
                made = workbench
                        .writeTexts(
                                TrainCommand.absolute(model),
                                how,
                                seed,
                                threads,
                                TrainCommand.absolute(out),
                                new Follower(line))
                        .join();
            }
            terminal.out()
                    .println("%s tokens in %s texts: %s"
                            .formatted(
                                    Numbers.whole(made.tokens()),
                                    Numbers.whole(made.texts()),
                                    made.file().path()));
            return ExitCode.DONE;
        } catch (CompletionException | CancellationException e) {
            if (!interrupted) {
                throw e;
            }
            terminal.err().println("Stopped. Nothing was written.");
            return ExitCode.INTERRUPTED;
        } finally {
            over.countDown();
        }
    }

    /// On another thread: the program ends when this returns.
    private void interrupt() {
        interrupted = true;
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Shows how far the writing is.
    private final class Follower implements WritingListener {
        private final ProgressLine line;
        private long shown = -1;

        Follower(ProgressLine line) {
            this.line = line;
        }

        @Override
        public void wrote(long written, long of, double seconds) {
            long moment = (long) (2 * seconds);
            if (moment == shown) {
                return;
            }
            shown = moment;
            double pace = written / Math.max(seconds, 1e-9);
            line.show("Writing %s of %s tokens  %s tok/s  %s left"
                    .formatted(
                            Numbers.whole(written),
                            Numbers.whole(of),
                            Numbers.whole(Math.round(pace)),
                            Numbers.time((of - written) / pace)));
        }

        @Override
        public boolean stopped() {
            return interrupted;
        }
    }
}
