package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import palimpsest.history.RunFolder;
import palimpsest.train.RunState;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;
import palimpsest.workbench.Workbench;

/// One run, or several one after the other, from a command: starts them, follows them, and says how they ended. A
/// request to end from outside stops all of them cleanly first.
final class RunSession {
    private final Surroundings surroundings;
    private final AtomicReference<List<Run>> running = new AtomicReference<>(List.of());
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean interrupted;

    RunSession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param start starts the run
    /// @param stepsBefore steps of a resumed run that were done before
    /// @return the exit code
    int run(Function<Workbench, Run> start, long stepsBefore) {
        return run(workbench -> List.of(start.apply(workbench)), stepsBefore, runs -> show(runs.getFirst()));
    }

    /// @param start starts the runs, which come one after the other
    /// @param report says what came of them, where all are done
    /// @return the exit code
    int runAll(Function<Workbench, List<Run>> start, Consumer<List<Run>> report) {
        return run(start, 0, report);
    }

    private int run(Function<Workbench, List<Run>> start, long stepsBefore, Consumer<List<Run>> report) {
        try (Interrupts.Registration _ = surroundings.interrupts().register(this::interrupt)) {
            try (Workbench workbench = surroundings.workbench().get()) {
                List<Run> runs = start.apply(workbench);
                running.set(runs);
                if (interrupted) {
                    stop(runs);
                }
                for (Run run : runs) {
                    follow(run, runs.size() > 1, stepsBefore);
                }
                List<Run> unfinished = runs.stream()
                        .filter(run -> interrupted || run.feed().state() != RunState.FINISHED)
                        .toList();
                if (unfinished.isEmpty()) {
                    report.accept(runs);
                }
                return unfinished.stream().mapToInt(this::ended).max().orElse(ExitCode.DONE);
            }
        } finally {
            over.countDown();
        }
    }

    private void follow(Run run, boolean named, long stepsBefore) {
        if (named) {
            surroundings.terminal().err().println(run.folder().getFileName());
        }
        try (ProgressLine line = new ProgressLine(surroundings.terminal())) {
            new RunFollower(run, surroundings, line, stepsBefore).toTheEnd();
        }
    }

    /// The last first, so that none begins in between.
    private static void stop(List<Run> runs) {
        runs.reversed().forEach(Run::stop);
    }

    /// On another thread: the program ends when this returns, so it returns when the runs are safely on disk.
    private void interrupt() {
        interrupted = true;
        List<Run> runs = running.get();
        if (runs.isEmpty()) {
            return;
        }
        surroundings.terminal().err().println();
        surroundings.terminal().err().println("Finishing the step and keeping a checkpoint ...");
        stop(runs);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended(Run run) {
        RunState state = run.feed().state();
        Terminal terminal = surroundings.terminal();
        RunFeed feed = run.feed();
        boolean recorded = new RunFolder(run.folder()).holdsRun();
        if (state == RunState.DIVERGED || state == RunState.FAILED) {
            String reason = feed.reason().isEmpty() ? "The run failed; its log.txt may say why." : feed.reason();
            terminal.err().println("palimpsest: " + reason);
            if (recorded) {
                terminal.err().println("Run: " + run.folder());
            }
            boolean unused = state == RunState.FAILED && feed.stepsFrom(0).isEmpty();
            return unused ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
        String reason = feed.reason().isEmpty() ? "The run was stopped." : feed.reason();
        if (state == RunState.FINISHED) {
            terminal.err().println("Run: " + run.folder());
        } else if (recorded) {
            terminal.err().println(reason + " Go on with it by:");
            terminal.err().println("  palimpsest resume " + quoted(run.folder()));
        } else {
            terminal.err().println(reason + " Nothing was written.");
        }
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private void show(Run run) {
        Terminal terminal = surroundings.terminal();
        RunFeed feed = run.feed();
        LossTable.lines(feed.measuredFrom(0), feed.best(), terminal.width()).forEach(terminal.out()::println);
        TokenTable.lines(feed, terminal.width()).forEach(terminal.out()::println);
        if (feed.state() == RunState.FINISHED && !feed.reason().isEmpty()) {
            terminal.out().println(feed.reason());
        }
        terminal.out().println("Run: " + run.folder());
        new RunFolder(run.folder()).result().ifPresent(model -> terminal.out().println("Model: " + model));
    }

    private static String quoted(Path folder) {
        String text = folder.toString();
        return text.chars().anyMatch(Character::isWhitespace) ? "\"" + text + "\"" : text;
    }
}
