package palimpsest.history;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.tensor.InputException;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.BestFound;
import palimpsest.train.TrainingEvent.CadenceLengthened;
import palimpsest.train.TrainingEvent.Checkpointed;
import palimpsest.train.TrainingEvent.DeviceChosen;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PartChosen;
import palimpsest.train.TrainingEvent.PassStarted;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.Preparing;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.SelfReplayReady;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.train.TrainingEvent.WorkSized;
import palimpsest.train.TrainingListener;

/// Records a run in its folder as it goes. What an event tells is in its file when [#on] returns, so a process killed
/// at any moment loses at most the step in flight.
///
/// A resumed run repeats the steps since its last checkpoint. They are recorded already and are not written again;
/// where a repeated value differs, the log says so. Used by one thread at a time.
public final class RunWriter implements TrainingListener, AutoCloseable {
    private final RunFolder folder;
    private final RunManifest manifest;
    private final RunningMarker marker;
    private final InstantSource clock;
    private final Recorded recorded;
    private final LineFile metrics;
    private final LineFile log;
    private PassagesChosen passages;
    private String lastPreparing = "";

    private RunWriter(RunFolder folder, RunManifest manifest, RunningMarker marker, InstantSource clock) {
        this.folder = folder;
        this.manifest = manifest;
        this.marker = marker;
        this.clock = clock;
        this.metrics = LineFile.open(folder.metrics());
        this.log = LineFile.open(folder.log());
        this.recorded = Recorded.read(folder.metrics());
        this.passages = RunReader.passagesIfWhole(folder);
    }

    /// Makes a run folder for a new run.
    ///
    /// @throws InputException if it holds a run or anything else, or cannot be written
    public static RunWriter create(RunFolder folder, RunManifest manifest) {
        return create(folder, manifest, InstantSource.system());
    }

    static RunWriter create(RunFolder folder, RunManifest manifest, InstantSource clock) {
        try {
            Files.createDirectories(folder.root());
        } catch (IOException e) {
            throw Failure.writing(folder.root(), e);
        }
        if (folder.holdsRun()) {
            throw new InputException(
                    "%s holds a run already; resume that one, or name another folder.".formatted(folder.root()));
        }
        List<String> foreign = folder.foreign();
        if (!foreign.isEmpty()) {
            throw new InputException("%s is not empty (it holds %s); name a new or an empty folder for the run."
                    .formatted(folder.root(), foreign.getFirst()));
        }
        return open(folder, manifest, clock, true);
    }

    /// Opens the folder of a run that ended or was killed, to go on with it; repairs what a kill has left incomplete.
    ///
    /// @throws InputException if there is no run, its plan cannot be read, it is under way, or it cannot be written
    public static RunWriter resume(RunFolder folder) {
        return resume(folder, InstantSource.system());
    }

    static RunWriter resume(RunFolder folder, InstantSource clock) {
        return open(folder, RunReader.manifest(folder), clock, false);
    }

    private static RunWriter open(RunFolder folder, RunManifest manifest, InstantSource clock, boolean make) {
        RunningMarker marker = RunningMarker.claim(folder);
        try {
            Files.createDirectories(folder.passages().getParent());
            Files.createDirectories(folder.checkpoints());
            WholeFile.write(folder.root().resolve(RunFolder.README), FormatText.read());
            WholeFile.write(folder.root().resolve(RunFolder.OPENER), "Palimpsest opens the run in this folder.\n");
            if (make) {
                WholeFile.write(folder.plan(), ManifestJson.write(manifest));
            }
            return new RunWriter(folder, manifest, marker, clock);
        } catch (IOException e) {
            marker.close();
            throw Failure.writing(folder.root(), e);
        } catch (RuntimeException e) {
            marker.close();
            throw e;
        }
    }

    public RunFolder folder() {
        return folder;
    }

    /// What the run was begun with.
    public RunManifest manifest() {
        return manifest;
    }

    /// Adds a sentence to the run's log, with the time; what has more lines is indented from the second on.
    public void log(String sentence) {
        log.append(clock.instant() + " " + sentence.strip().replaceAll("\\R", "\n    "));
    }

    /// @throws InputException if it cannot be written, a full disk say; everything recorded before stays
    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case StepDone step -> step(step);
            case Measured measured -> measured(measured);
            case PassagesChosen chosen -> passages(chosen);
            case ProbesScored scored -> snapshot(scored.snapshot());
            case StateChanged state -> {
                metrics.append(MetricsJson.state(
                                state, recorded.lastStep(), clock.instant().toString())
                        .toString());
                log(LogSentences.of(state, recorded.lastStep()));
            }
            case Preparing preparing -> {
                if (!preparing.what().equals(lastPreparing)) {
                    lastPreparing = preparing.what();
                    log(preparing.what());
                }
            }
            case DeviceChosen device -> {
                if (!recorded.holds(device)) {
                    metrics.append(
                            MetricsJson.device(device, recorded.lastStep()).toString());
                    recorded.add(device);
                }
                log(LogSentences.of(device));
            }
            case PartChosen part -> once(part, MetricsJson.part(part, recorded.lastStep()));
            case WorkSized size -> once(size, MetricsJson.work(size, recorded.lastStep()));
            case SelfReplayReady written -> once(written, MetricsJson.selfReplay(written));
            case PassStarted pass -> once(pass, MetricsJson.pass(pass));
            case CadenceLengthened cadence -> once(cadence, MetricsJson.cadence(cadence));
            case Checkpointed checkpoint -> once(checkpoint, MetricsJson.checkpoint(checkpoint));
            case BestFound best -> once(best, MetricsJson.best(best));
        }
    }

    private void once(TrainingEvent event, JsonObject line) {
        if (!recorded.holds(event)) {
            metrics.append(line.toString());
            log(LogSentences.of(event));
            recorded.add(event);
        }
    }

    private void step(StepDone step) {
        Optional<StepDone> before = recorded.step(step.step());
        if (before.isEmpty()) {
            metrics.append(MetricsJson.step(step).toString());
            recorded.add(step);
        } else if (!withoutTime(before.get()).equals(withoutTime(step))) {
            log(LogSentences.repeated("step " + step.step(), before.get().loss(), step.loss()));
        }
    }

    /// A measurement's lines in one write, of the areas that are not recorded yet.
    private void measured(Measured measured) {
        List<String> lines = new ArrayList<>();
        for (AreaLoss area : measured.areas()) {
            Optional<AreaLoss> before = recorded.measured(measured.step(), area.area());
            if (before.isEmpty()) {
                lines.add(MetricsJson.measure(measured.step(), area).toString());
            } else if (!before.get().equals(area)) {
                String what = "the measurement of " + area.area() + " at step " + measured.step();
                log(LogSentences.repeated(what, before.get().natsPerToken(), area.natsPerToken()));
            }
        }
        if (!lines.isEmpty()) {
            metrics.append(String.join("\n", lines));
            recorded.add(measured);
        }
    }

    private void passages(PassagesChosen chosen) {
        if (passages.none()) {
            WholeFile.write(folder.passages(), PassagesJson.write(chosen));
            passages = chosen;
        } else if (!PassagesJson.same(passages, chosen)) {
            throw new InputException(("The probe passages are not those that %s began with, so the run cannot go on as "
                            + "it was; put back the files it was started with, or start a new run.")
                    .formatted(folder.root()));
        }
    }

    private void snapshot(ProbeSnapshot snapshot) {
        Path file = folder.snapshot(snapshot.step());
        if (!Files.exists(file)) {
            if (snapshot.answers().length() > 0) {
                // first, so that a step with tokens has its answers too
                AnswersFile.write(folder.answers(snapshot.step()), snapshot.answers());
            }
            SnapshotFile.write(file, snapshot);
        }
    }

    private static StepDone withoutTime(StepDone step) {
        return new StepDone(
                step.step(),
                step.tokens(),
                step.loss(),
                step.gradientNorm(),
                step.learningRate(),
                0,
                step.replayShare(),
                step.penalties());
    }

    /// Closes the files and says that no process writes the run any more.
    @Override
    public void close() {
        try (marker;
                log) {
            metrics.close();
        }
    }
}
