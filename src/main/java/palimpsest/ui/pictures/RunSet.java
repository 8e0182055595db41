package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.util.List;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.train.Plan;
import palimpsest.workbench.RunNames;

/// Recorded runs beside each other.
///
/// @param runs at least one
/// @param names what each is called beside the others
record RunSet(List<RecordedRun> runs, List<String> names) {
    RunSet {
        runs = List.copyOf(runs);
        names = List.copyOf(names);
    }

    /// @throws palimpsest.tensor.InputException if there is no run, or it cannot be read
    static RunSet read(List<Path> folders) {
        List<RecordedRun> runs = folders.stream().map(RunReader::read).toList();
        return new RunSet(runs, RunNames.beside(plans(runs), folders));
    }

    private static List<Plan> plans(List<RecordedRun> runs) {
        return runs.stream().map(run -> run.manifest().plan()).toList();
    }

    List<Plan> plans() {
        return plans(runs);
    }

    boolean several() {
        return runs.size() > 1;
    }

    /// The steps of the longest plan.
    long steps() {
        return plans().stream().mapToLong(Plan::steps).max().orElse(0);
    }

    /// The name of a run; empty where it is alone.
    String whose(int run) {
        return several() ? names.get(run) : "";
    }
}
