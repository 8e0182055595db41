package palimpsest.history;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.StateChanged;

/// Reads a run folder back, as far as it is written; also while another process writes it.
public final class RunReader {
    private RunReader() {}

    /// Reads everything but the token snapshots, which are read one by one as they are asked for.
    ///
    /// @throws InputException if there is no run, or its plan cannot be read
    public static RecordedRun read(Path folder) {
        RunFolder run = new RunFolder(folder);
        RunManifest manifest = manifest(run);
        boolean alive = RunningMarker.writer(run).isPresent();
        Recorded recorded = Recorded.read(run.metrics());
        List<String> notes = new ArrayList<>();
        if (recorded.damagedLines() > 0) {
            notes.add("%d damaged lines of %s were passed over.".formatted(recorded.damagedLines(), run.metrics()));
        }
        PassagesChosen chosen = new PassagesChosen(List.of());
        try {
            chosen = passages(run);
        } catch (InputException e) {
            notes.add(e.getMessage());
        }
        StateChanged state = state(recorded.lastState(), alive);
        return new RecordedRun(
                run,
                manifest,
                recorded.steps(),
                recorded.measurements(),
                recorded.others(),
                chosen.passages(),
                chosen.questions(),
                state.state(),
                state.reason(),
                recorded.interruptions(),
                alive,
                notes);
    }

    /// What a run was begun with.
    ///
    /// @throws InputException if there is no run, or its plan cannot be read
    public static Plan plan(Path folder) {
        return manifest(new RunFolder(folder)).plan();
    }

    /// @throws InputException if there is no run, or its plan cannot be read
    static RunManifest manifest(RunFolder folder) {
        if (!folder.holdsRun()) {
            throw new InputException("%s holds no run: there is no %s in it. Name the folder of a run."
                    .formatted(folder.root(), RunFolder.PLAN));
        }
        try {
            return ManifestJson.read(Files.readString(folder.plan()));
        } catch (IOException e) {
            throw Failure.reading(folder.plan(), e);
        } catch (JsonParseException | IllegalStateException e) {
            throw new InputException("%s cannot be understood: %s.".formatted(folder.plan(), e.getMessage()), e);
        }
    }

    /// The state as a person should see it: a run that no process writes is not under way, whatever it said last.
    static StateChanged state(Optional<StateChanged> last, boolean alive) {
        StateChanged said = last.orElse(new StateChanged(RunState.PREPARING, ""));
        return alive || said.state().ended()
                ? said
                : new StateChanged(RunState.STOPPED, "The program ended while the run was under way.");
    }

    static PassagesChosen passagesIfWhole(RunFolder folder) {
        try {
            return passages(folder);
        } catch (InputException e) {
            // a run that chooses its passages again writes them again
            return new PassagesChosen(List.of());
        }
    }

    private static PassagesChosen passages(RunFolder folder) {
        try {
            return PassagesJson.read(Files.readString(folder.passages()));
        } catch (NoSuchFileException e) {
            return new PassagesChosen(List.of());
        } catch (IOException e) {
            throw Failure.reading(folder.passages(), e);
        } catch (JsonParseException | IllegalStateException e) {
            throw new InputException("%s cannot be understood: %s.".formatted(folder.passages(), e.getMessage()), e);
        }
    }
}
