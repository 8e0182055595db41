package palimpsest.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import palimpsest.tensor.InputException;
import palimpsest.ui.fx.FailureWords;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.ModelPlace;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// Writes the model of the run that is shown for other programs. FX thread.
final class ModelExportViewModel {
    private final Workbench workbench;
    private final TrainingViewModel training;
    private final Executor fx;

    /// @param training knows the run that is shown, and takes what there is to say
    /// @param fx runs what it is given on the FX thread
    ModelExportViewModel(Workbench workbench, TrainingViewModel training, Executor fx) {
        this.workbench = workbench;
        this.training = training;
        this.fx = fx;
    }

    /// Whether there is a run with a checkpoint; where there is none, says so.
    boolean ready() {
        return place().isPresent();
    }

    /// Writes the latest checkpoint into a new folder.
    ///
    /// @param parent where the new folder shall be
    void write(ModelExport.Format format, Path parent) {
        place().ifPresent(place -> {
            Path target = free(parent, place, format);
            Notice waiting = new Notice(
                    Notice.Kind.INFORMATION, "Exporting the model", "It is being written to " + target + ".");
            training.say(waiting);
            workbench
                    .export(new ModelExport(place.folder(), format, Optional.empty(), false, target))
                    .whenCompleteAsync(
                            (note, failure) -> {
                                training.notices().remove(waiting);
                                tell(target, note, failure);
                            },
                            fx);
        });
    }

    private void tell(Path target, String note, Throwable failure) {
        if (failure == null) {
            String text = "It is in " + target + "." + (note.isEmpty() ? "" : " " + note);
            training.say(new Notice(Notice.Kind.INFORMATION, "Exported the model", text));
        } else {
            refuse(failure);
        }
    }

    private Optional<ModelPlace> place() {
        Optional<Run> run = training.run().get();
        if (run.isEmpty()) {
            training.say(new Notice(
                    Notice.Kind.WARNING,
                    "There is no model to export",
                    "Start a run or choose one from the list; its latest checkpoint is the model."));
            return Optional.empty();
        }
        try {
            return Optional.of(ModelPlace.of(run.get().folder()));
        } catch (InputException noCheckpoint) {
            refuse(noCheckpoint);
            return Optional.empty();
        }
    }

    /// Named after the run and the step, and a number where that name is taken.
    private static Path free(Path parent, ModelPlace place, ModelExport.Format format) {
        Path run = place.folder().getParent().getParent();
        String name = run.getFileName() + "-" + place.folder().getFileName()
                + (format == ModelExport.Format.ONNX ? "-onnx" : "");
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }

    private void refuse(Throwable failure) {
        training.say(new Notice(Notice.Kind.FAILURE, "The model cannot be exported", FailureWords.sentence(failure)));
    }
}
