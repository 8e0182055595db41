package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.train.DeviceChoice;
import palimpsest.ui.experiment.FieldViewModel;
import palimpsest.ui.experiment.SettingsViewModel;
import palimpsest.ui.training.LossUnit;

/// What a person sets for this machine and this window. Threads and device are those of the experiment that is set up.
final class SettingsPageViewModel {
    private final WorkspaceViewModel workspace;
    private final ObjectProperty<Theme> theme;
    private final Path ownRuns;
    private final FieldViewModel memory =
            FieldViewModel.orAuto("Memory limit", "Most memory that a run may be planned to take, in GB", 0.1, 100_000);
    private final ObjectProperty<Optional<Path>> runs = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Integer> size = new SimpleObjectProperty<>(Workplace.USUAL_SIZE);

    /// @param ownRuns where runs are kept unless a person says otherwise
    SettingsPageViewModel(WorkspaceViewModel workspace, ObjectProperty<Theme> theme, Path ownRuns) {
        this.workspace = workspace;
        this.theme = theme;
        this.ownRuns = ownRuns;
        memory.text().addListener((observed, before, now) -> limit());
        runs.addListener((observed, before, now) -> workspace.keepRunsIn(now.orElse(ownRuns)));
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    ObjectProperty<LossUnit> unit() {
        return workspace.training().unit();
    }

    FieldViewModel threads() {
        return workspace.experiment().settings().number(SettingsViewModel.Number.THREADS);
    }

    ObjectProperty<DeviceChoice> device() {
        return workspace.experiment().settings().device();
    }

    /// In GB; `auto` for all that is free.
    FieldViewModel memory() {
        return memory;
    }

    /// The folder of runs that was chosen; empty for the program's own.
    ObjectProperty<Optional<Path>> runs() {
        return runs;
    }

    /// Where runs are kept.
    Path runsFolder() {
        return runs.get().orElse(ownRuns);
    }

    /// Size of everything, in per cent of the system's size.
    ObjectProperty<Integer> size() {
        return size;
    }

    void restore(Workplace workplace) {
        memory.show(workplace.memoryGigabytes());
        runs.set(workplace.runs());
        size.set(workplace.size());
        limit();
    }

    Workplace workplace() {
        return new Workplace(memory.value().orElse(0), runs.get(), size.get());
    }

    private void limit() {
        OptionalDouble value = memory.value();
        if (value.isPresent()) {
            workspace.limitMemory(workplace().memoryBytes());
        }
    }
}
