package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.train.Plan;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunNames;
import picocli.CommandLine.Command;

/// `palimpsest demo`: the embedded sample without replay and with it, in the window where there is a display, else in
/// the terminal.
@Command(
        name = "demo",
        description = {
            "Fine-tunes the embedded sample model on a text that denies part of what it knows, first without replay "
                    + "and then with 10 %%, for about a minute.",
            "",
            "With a display the window opens on it. Without one both runs are shown in the terminal, then the facts "
                    + "that the model knew and still knows, with the bits per byte of each area, and the plots are "
                    + "written as PNG files.",
            ""
        },
        optionListHeading = "%nOptions:%n")
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Experiment experiment = surroundings.sample().get().sideBySide();
        if (surroundings.window().hasDisplay()) {
            surroundings.window().open(Optional.of(experiment), List.of());
            return ExitCode.DONE;
        }
        Terminal terminal = surroundings.terminal();
        terminal.err().println(experiment.name() + ". " + experiment.sentence());
        return new RunSession(surroundings)
                .runAll(workbench -> workbench.start(experiment, surroundings.runsHome()), runs -> {
                    report(runs);
                    draw(experiment, runs);
                });
    }

    private void report(List<Run> runs) {
        List<Path> folders = runs.stream().map(Run::folder).toList();
        List<Plan> plans = runs.stream().map(Run::plan).toList();
        Terminal terminal = surroundings.terminal();
        ComparisonTable.lines(folders, RunNames.beside(plans, folders), terminal.width())
                .forEach(terminal.out()::println);
        folders.forEach(folder -> terminal.out().println("Run: " + folder));
    }

    private void draw(Experiment experiment, List<Run> runs) {
        surroundings
                .pictures()
                .write(
                        runs.stream().map(Run::folder).toList(),
                        RunNames.free(surroundings.runsHome(), experiment.id() + "-pictures"))
                .forEach(picture -> surroundings.terminal().out().println("Picture: " + picture));
    }
}
