package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CorpusFormat;
import palimpsest.tensor.InputException;
import palimpsest.ui.experiment.DroppedFiles;
import palimpsest.ui.experiment.ExperimentViewModel;

/// The places that files held over the window may be for.
final class DropZones {
    private DropZones() {}

    /// One place.
    ///
    /// @param title the place
    /// @param detail what happens there
    /// @param icon of it
    /// @param take what letting go there does
    record Zone(String id, String title, String detail, String icon, Runnable take) {}

    /// The places for some files and folders, by what they can be; empty where they can be nothing, of which letting go
    /// says why.
    static List<Zone> of(List<Path> files, WorkspaceViewModel workspace, Intake intake) {
        DroppedFiles sorted;
        try {
            sorted = DroppedFiles.sort(files);
        } catch (InputException refusedWhenLetGo) {
            return List.of();
        }
        List<Zone> zones = new ArrayList<>();
        ExperimentViewModel form = workspace.experiment();
        sorted.run()
                .ifPresent(run -> zones.add(
                        new Zone("zone-run", "Run", "Open it and show it", "fth-activity", () -> workspace.show(run))));
        sorted.model()
                .ifPresent(model -> zones.add(new Zone(
                        "zone-model",
                        "Model",
                        "Fine-tune this model",
                        "fth-box",
                        () -> form.model().choose(List.of(model)))));
        if (!sorted.texts().isEmpty()) {
            texts(zones, sorted.texts(), form, intake);
        }
        return List.copyOf(zones);
    }

    private static void texts(List<Zone> zones, List<Path> texts, ExperimentViewModel form, Intake intake) {
        zones.add(new Zone(
                "zone-new",
                "New text",
                "What the model shall learn",
                "fth-edit-3",
                () -> form.newText().choose(texts)));
        boolean hasOld = form.oldText().summary().get().isPresent();
        zones.add(new Zone(
                "zone-old",
                "Old text",
                hasOld ? "In place of what is there" : "What the model was trained on, an area each",
                "fth-book",
                () -> form.oldText().choose(texts)));
        if (hasOld) {
            zones.add(new Zone(
                    "zone-area",
                    texts.size() == 1 ? "One more area" : texts.size() + " more areas",
                    "Added to the old text",
                    "fth-plus-square",
                    () -> form.oldText().give(texts)));
        }
        boolean documents = texts.stream()
                .allMatch(text -> CorpusFormat.known(text) && CorpusFormat.of(text) != CorpusFormat.PACKED_ROWS);
        if (documents) {
            zones.add(new Zone(
                    "zone-probes",
                    "Probe items",
                    "Passages and questions to follow, never trained on",
                    "fth-help-circle",
                    () -> intake.ask(texts)));
        }
    }
}
