package palimpsest.workbench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.measure.Knowledge;
import palimpsest.train.Plan;

/// Recorded runs beside each other, as their folders tell them at one moment. What is read off all their snapshots is
/// read once; one thread.
public final class RecordedRuns {
    private final List<RecordedRun> runs;
    private final List<String> names;
    private final Map<Integer, Knowledge> knowledge = new HashMap<>();

    private RecordedRuns(List<RecordedRun> runs, List<String> names) {
        this.runs = runs;
        this.names = names;
    }

    /// @throws palimpsest.tensor.InputException if there is no run, or it cannot be read
    public static RecordedRuns read(List<Path> folders) {
        List<RecordedRun> runs = folders.stream().map(RunReader::read).toList();
        return new RecordedRuns(runs, RunNames.beside(plans(runs), folders));
    }

    /// At least one.
    public List<RecordedRun> runs() {
        return runs;
    }

    /// What each is called beside the others.
    public List<String> names() {
        return names;
    }

    /// What the runs are of: the new text.
    public String title() {
        String texts = plans().stream()
                .flatMap(plan -> plan.newFiles().stream())
                .map(file -> PlanAspect.name(file).replaceFirst("\\.[^.]*$", ""))
                .distinct()
                .collect(Collectors.joining(", "));
        return texts.isEmpty() ? "Run" : texts.substring(0, 1).toUpperCase(Locale.ROOT) + texts.substring(1);
    }

    /// Model and what the runs are called.
    public String subtitle() {
        String models = plans().stream()
                .map(plan -> PlanAspect.name(plan.model()))
                .distinct()
                .collect(Collectors.joining(", "));
        return models + " \u00b7 " + String.join(" \u00b7 ", names);
    }

    /// What the model of a run knew and still knew; empty where nothing was measured.
    ///
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    public Knowledge knowledge(int run) {
        return knowledge.computeIfAbsent(run, index -> runs.get(index).knowledge());
    }

    private static List<Plan> plans(List<RecordedRun> runs) {
        return runs.stream().map(run -> run.manifest().plan()).toList();
    }

    public List<Plan> plans() {
        return plans(runs);
    }

    public boolean several() {
        return runs.size() > 1;
    }

    /// The name of a run; empty where it is alone.
    public String whose(int run) {
        return several() ? names.get(run) : "";
    }
}
