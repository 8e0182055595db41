package palimpsest.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import palimpsest.history.RunFolder;
import palimpsest.train.RunState;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;
import palimpsest.workbench.Workbench;

/// One run from a command: starts it, follows it, and says how it ended. A request to end from outside stops the run
/// cleanly first.
final class RunSession {
    private final Surroundings surroundings;
    private final AtomicReference<Run> running = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean interrupted;

    RunSession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param start starts the run, or is empty when it is not to start
    /// @param stepsBefore steps of a resumed run that were done before
    /// @param longest stops the run after this time, which then counts as done
    /// @return the exit code
    int run(Function<Workbench, Run> start, long stepsBefore, Optional<Duration> longest) {
        try (Interrupts.Registration _ = surroundings.interrupts().register(this::interrupt)) {
            try (Workbench workbench = surroundings.workbench().get()) {
                Run run = start.apply(workbench);
                running.set(run);
                if (interrupted) {
                    run.stop();
                }
                RunState state;
                try (ProgressLine line = new ProgressLine(surroundings.terminal())) {
                    state = new RunFollower(run, surroundings, line, stepsBefore).toTheEnd(longest);
                }
                return ended(run, state, longest.isPresent());
            }
        } finally {
            over.countDown();
        }
    }

    /// On another thread: the program ends when this returns, so it returns when the run is safely on disk.
    private void interrupt() {
        interrupted = true;
        Run run = running.get();
        if (run == null) {
            return;
        }
        surroundings.terminal().err().println();
        surroundings.terminal().err().println("Finishing the step and keeping a checkpoint ...");
        run.stop();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended(Run run, RunState state, boolean mayStop) {
        Terminal terminal = surroundings.terminal();
        RunFeed feed = run.feed();
        boolean stopped = state == RunState.STOPPED;
        if (stopped && !mayStop || interrupted) {
            String reason = feed.reason().isEmpty() ? "The run was stopped." : feed.reason();
            if (new RunFolder(run.folder()).holdsRun()) {
                terminal.err().println(reason + " Go on with it by:");
                terminal.err().println("  palimpsest resume " + quoted(run.folder()));
            } else {
                terminal.err().println(reason + " Nothing was written.");
            }
            return interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
        if (state == RunState.DIVERGED || state == RunState.FAILED) {
            String reason = feed.reason().isEmpty() ? "The run failed; its log.txt may say why." : feed.reason();
            terminal.err().println("palimpsest: " + reason);
            if (new RunFolder(run.folder()).holdsRun()) {
                terminal.err().println("Run: " + run.folder());
            }
            boolean unused = state == RunState.FAILED && feed.stepsFrom(0).isEmpty();
            return unused ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
        LossTable.lines(feed.measuredFrom(0), feed.best(), terminal.width()).forEach(terminal.out()::println);
        TokenTable.lines(feed, terminal.width()).forEach(terminal.out()::println);
        if (state == RunState.FINISHED && !feed.reason().isEmpty()) {
            terminal.out().println(feed.reason());
        }
        terminal.out().println("Run: " + run.folder());
        new RunFolder(run.folder()).result().ifPresent(model -> terminal.out().println("Model: " + model));
        return ExitCode.DONE;
    }

    private static String quoted(Path folder) {
        String text = folder.toString();
        return text.chars().anyMatch(Character::isWhitespace) ? "\"" + text + "\"" : text;
    }
}
