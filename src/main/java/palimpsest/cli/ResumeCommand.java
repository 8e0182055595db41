package palimpsest.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.tensor.InputException;
import palimpsest.train.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `palimpsest resume`: goes on with a run that was stopped or killed.
@Command(
        name = "resume",
        description = {
            "Goes on with a run that was stopped or whose program was killed, from its last checkpoint.",
            "",
            "The loss curve, in nats per token, is the one the run would have had without the break.",
            ""
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n")
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The run folder.")
    Path folder;

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RecordedRun run = RunReader.read(folder);
        if (run.state() == RunState.FINISHED) {
            throw new InputException("%s is finished after step %s; there is nothing to resume."
                    .formatted(folder, Numbers.whole(run.lastStep())));
        }
        if (run.underWay()) {
            throw new InputException(folder + " is under way in another program; stop it there first.");
        }
        return new RunSession(surroundings).run(workbench -> workbench.resume(folder), run.lastStep());
    }
}
