package palimpsest.ui.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Precision;
import palimpsest.train.Schedule;
import palimpsest.train.Stopping;

/// Turns a form into a draft and back. Whatever of a draft makes no sense is left out; the rest is taken.
final class DraftForm {
    private static final String MODEL = "model";
    private static final String NEW = "new";
    private static final String OLD = "old";
    private static final String PROMPTS = "self-replay prompts";
    private static final String REPLAY = "replay";
    private static final String SCHEDULE = "schedule";
    private static final String DEVICE = "device";
    private static final String PRECISION = "precision";
    private static final String KEEP = "keep";

    private final ExperimentViewModel form;

    DraftForm(ExperimentViewModel form) {
        this.form = form;
    }

    ExperimentDraft draft() {
        SettingsViewModel settings = form.settings();
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(MODEL, written(form.model().files().get()));
        files.put(NEW, written(form.newText().files().get()));
        files.put(OLD, written(form.oldText().files().get()));
        files.put(PROMPTS, written(form.selfReplay().prompts().paths().get()));
        settings.paths()
                .forEach(list -> files.put(list.label(), written(list.paths().get())));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(REPLAY, form.replay().percent().text().get());
        texts.put(SCHEDULE, settings.schedule().get().name());
        texts.put(DEVICE, settings.device().get().name());
        texts.put(PRECISION, settings.precision().chosen().get().name());
        for (SettingsViewModel.Number number : SettingsViewModel.Number.values()) {
            texts.put(number.name(), settings.number(number).text().get());
        }
        KeepingViewModel keeping = form.keeping();
        texts.put(KEEP, keeping.best().get().name());
        for (KeepingViewModel.Number number : KeepingViewModel.Number.values()) {
            texts.put(number.name(), keeping.number(number).text().get());
        }
        texts.putAll(settings.method().draft());
        texts.putAll(form.columns().draft());
        texts.putAll(form.selfReplay().draft());
        return new ExperimentDraft(files, texts);
    }

    void restore(ExperimentDraft draft) {
        SettingsViewModel settings = form.settings();
        Map<String, String> texts = draft.texts();
        for (SettingsViewModel.Number number : SettingsViewModel.Number.values()) {
            FieldViewModel field = settings.number(number);
            field.text().set(texts.getOrDefault(number.name(), field.text().get()));
        }
        KeepingViewModel keeping = form.keeping();
        for (KeepingViewModel.Number number : KeepingViewModel.Number.values()) {
            FieldViewModel field = keeping.number(number);
            field.text().set(texts.getOrDefault(number.name(), field.text().get()));
        }
        for (Stopping.Best best : Stopping.Best.values()) {
            if (best.name().equals(texts.get(KEEP))) {
                keeping.best().set(best);
            }
        }
        form.replay().percent().text().set(texts.getOrDefault(REPLAY, "10"));
        for (Schedule schedule : Schedule.values()) {
            if (schedule.name().equals(texts.get(SCHEDULE))) {
                settings.schedule().set(schedule);
            }
        }
        for (DeviceChoice device : DeviceChoice.values()) {
            if (device.name().equals(texts.get(DEVICE))) {
                settings.device().set(device);
            }
        }
        for (Precision precision : Precision.values()) {
            if (precision.name().equals(texts.get(PRECISION))) {
                settings.precision().chosen().set(precision);
            }
        }
        settings.method().restore(texts);
        settings.paths().forEach(list -> list.set(paths(draft, list.label())));
        form.selfReplay().restore(texts, paths(draft, PROMPTS));
        form.columns().restore(texts);
        form.model().choose(paths(draft, MODEL));
        form.newText().choose(paths(draft, NEW));
        form.oldText().choose(paths(draft, OLD));
    }

    private static List<String> written(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    private static List<Path> paths(ExperimentDraft draft, String place) {
        try {
            return draft.files().getOrDefault(place, List.of()).stream()
                    .map(Path::of)
                    .toList();
        } catch (InvalidPathException damaged) {
            return List.of();
        }
    }
}
