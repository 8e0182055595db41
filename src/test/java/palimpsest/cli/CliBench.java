package palimpsest.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.ui.pictures.RunPictures;
import palimpsest.ui.training.RecordedPlots;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.RunExport;
import palimpsest.workbench.Workbench;

/// Everything a command is given, in memory; each wait of a command lets the fake run go on and a tenth of a second
/// pass.
final class CliBench {
    final FakeWorkbench workbench = new FakeWorkbench();
    final List<Optional<Experiment>> opened = new ArrayList<>();
    final List<Path> openedFiles = new ArrayList<>();
    final List<List<Path>> drawn = new ArrayList<>();
    final List<RunExport> exported = new ArrayList<>();
    final List<Runnable> hooks = new ArrayList<>();
    /// What the commands work on: the fake, unless a test has a real one.
    Supplier<Workbench> work = () -> workbench;

    Surroundings.Clock clock = new Waits();
    Path runsHome = Path.of("runs");
    Path sample = Path.of("samples");
    boolean display;
    boolean interactive;
    int interruptAtWait = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Thread hook;

    int run(String... arguments) {
        int code = CommandLineProgram.run(surroundings(), arguments);
        try {
            if (hook != null) {
                hook.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return code;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Surroundings surroundings() {
        Window window = new Window() {
            @Override
            public boolean hasDisplay() {
                return display;
            }

            @Override
            public void open(Optional<Experiment> first, List<Path> files) {
                opened.add(first);
                openedFiles.addAll(files);
            }
        };
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                100);
        return new Surroundings(
                terminal,
                work,
                window,
                (runs, folder) -> {
                    drawn.add(runs);
                    return List.of(folder.resolve("new.png"), folder.resolve("old.png"));
                },
                export -> {
                    exported.add(export);
                    new RunPictures(RecordedPlots::of).write(export);
                },
                action -> {
                    hooks.add(action);
                    return () -> hooks.remove(action);
                },
                clock,
                runsHome,
                () -> new SampleFolder(sample),
                "1.2.3");
    }

    private final class Waits implements Surroundings.Clock {
        private long time;
        private int waits;

        @Override
        public long nanoTime() {
            return time;
        }

        @Override
        public void await(Duration duration) {
            time += duration.toNanos();
            if (waits++ == interruptAtWait) {
                // As the system does it: on another thread, which waits for the command to end.
                hook = Thread.ofPlatform().start(hooks.getFirst());
                // Every run is asked before the first goes on: they share one script.
                while (count("stop") < Math.max(1, count("start "))) {
                    Thread.onSpinWait();
                }
            }
            workbench.go();
        }

        private long count(String call) {
            return workbench.calls.stream()
                    .filter(made -> made.startsWith(call))
                    .count();
        }
    }
}
