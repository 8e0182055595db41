package palimpsest.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.data.FileHash;
import palimpsest.train.Plan;

/// Everything needed to repeat a run: what `plan.json` holds.
///
/// @param plan what was chosen
/// @param files the files it read, with size and SHA-256
/// @param versions what it ran on, by name: `palimpsest`, `onnxruntime`, `java` and others
/// @param created when it began
public record RunManifest(Plan plan, List<FileHash> files, Map<String, String> versions, Instant created) {
    public RunManifest {
        files = List.copyOf(files);
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /// Every data file a plan names, in order; the model's own files are not among them.
    public static List<Path> dataFiles(Plan plan) {
        List<Path> files = new ArrayList<>(plan.newFiles());
        files.addAll(plan.oldFiles());
        plan.evalNew().ifPresent(files::add);
        files.addAll(plan.evalOld());
        files.addAll(plan.probes());
        return files.stream().distinct().toList();
    }

    /// The files among these that are no longer what they were when the run began, or are gone; reads each to its end.
    ///
    /// @return a sentence for each; empty when all are the same
    public List<String> changedFiles() {
        List<String> changed = new ArrayList<>();
        for (FileHash file : files) {
            if (!Path.of(file.path()).toFile().isFile()) {
                changed.add(file.path() + " is gone since the run began; put it back to repeat or resume the run.");
            } else if (!FileHash.of(Path.of(file.path())).sha256().equals(file.sha256())) {
                changed.add(file.path() + " is not the file the run began with; its content has changed.");
            }
        }
        return changed;
    }
}
