package palimpsest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.train.Plan;
import picocli.CommandLine.Command;

/// `palimpsest demo`: the embedded sample, in the window where there is a display, else in the terminal.
@Command(
        name = "demo",
        description = {
            "Fine-tunes the embedded sample model on a text that denies part of what it knows, for less than a minute.",
            "",
            "With a display the window opens on it. Without one the run is shown in the terminal, with the held-out "
                    + "losses in nats per token and bits per byte, and its plots are written as PNG files.",
            ""
        },
        optionListHeading = "%nOptions:%n")
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "demo";
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Plan plan = surroundings.sample().get().plan();
        if (surroundings.window().hasDisplay()) {
            surroundings.window().open(Optional.of(plan));
            return ExitCode.DONE;
        }
        Path folder = free(surroundings.runsHome());
        Terminal terminal = surroundings.terminal();
        int code = new RunSession(surroundings)
                .run(
                        workbench -> {
                            DryRun.of(workbench, plan, terminal)
                                    .lines(terminal.width())
                                    .forEach(terminal.err()::println);
                            return workbench.start(plan, folder);
                        },
                        0,
                        Optional.of(LONGEST));
        if (code == ExitCode.DONE) {
            surroundings
                    .pictures()
                    .write(folder)
                    .forEach(picture -> terminal.out().println("Picture: " + picture));
        }
        return code;
    }

    private static Path free(Path below) {
        Path folder = below.resolve(NAME);
        for (int number = 2; Files.exists(folder); number++) {
            folder = below.resolve(NAME + "-" + number);
        }
        return folder;
    }
}
