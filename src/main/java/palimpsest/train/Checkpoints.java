package palimpsest.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.model.FolderTree;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// The checkpoints of a run: a folder `step-000200` each, a model or adapter folder that other programs can open, with
/// the optimizer's moments (`optimizer.safetensors`) and where the run stood (`state.json`) beside the weights in f32.
///
/// A checkpoint is written beside its place and renamed, so that there is always a whole one. The latest two are kept,
/// and the best ([BestCheckpoint]) where a run goes by a held-out loss.
public final class Checkpoints {
    private static final int KEPT = 2;
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";
    private static final String PREFIX = "step-";

    private final Path folder;
    private final TunedFolder tuned;

    /// Where a run stood.
    ///
    /// @param step steps done
    /// @param firstLoss loss of its first step, which divergence is told by
    /// @param best the best step so far, where the run goes by a held-out loss
    record State(long step, double firstLoss, Optional<BestStep.State> best) {}

    /// @param folder where the checkpoints are
    /// @param base the model that is tuned; must stay open meanwhile
    /// @param tuning what is tuned of it
    public Checkpoints(Path folder, ModelFolder base, Tuning tuning) {
        this.folder = folder;
        this.tuned = new TunedFolder(base, tuning);
    }

    /// Writes a checkpoint, marks which is the best, and drops those that are neither that nor among the latest two.
    ///
    /// @throws InputException if it cannot be written; the ones there were stay, and no part of the new one does
    void write(State state, Map<String, HostTensor> weights, Optimizer optimizer) {
        Path place = place(state.step());
        Path making = folder.resolve(".making-" + place.getFileName());
        try {
            FolderTree.delete(making);
            tuned.write(weights, making);
            SafetensorsWriter moments = new SafetensorsWriter();
            optimizer.first().forEach((name, tensor) -> moments.add("first/" + name, tensor));
            optimizer.second().forEach((name, tensor) -> moments.add("second/" + name, tensor));
            moments.write(making.resolve(OPTIMIZER));
            Files.writeString(making.resolve(STATE), json(state) + "\n");
            FolderTree.delete(place);
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
            mark(state.best());
            Optional<Path> best = state.best().map(at -> place(at.step()));
            for (Path old : all().stream().skip(KEPT).toList()) {
                if (best.filter(old::equals).isEmpty()) {
                    FolderTree.delete(old);
                }
            }
        } catch (InputException e) {
            // a file's own sentence says what to do
            discard(making);
            throw e;
        } catch (IOException e) {
            discard(making);
            throw new InputException(
                    "%s: the checkpoint of step %d could not be written (%s). Free some disk space or make the folder writable, then resume the run."
                            .formatted(place, state.step(), e.getMessage()),
                    e);
        }
    }

    /// Marks the best checkpoint.
    ///
    /// @throws InputException if the mark cannot be written
    void mark(Optional<BestStep.State> best) {
        BestCheckpoint.mark(folder, best);
    }

    /// The latest whole checkpoint's folder.
    public Optional<Path> latest() {
        return all().stream().findFirst();
    }

    /// Reads a checkpoint's weights and moments in place.
    ///
    /// @throws InputException if its files are damaged
    State read(Path checkpoint, Map<String, HostTensor> weights, Optimizer optimizer) {
        try (WeightSource moments = Safetensors.open(checkpoint.resolve(OPTIMIZER))) {
            tuned.read(checkpoint, weights);
            optimizer.first().forEach((name, tensor) -> moments.read("first/" + name, tensor));
            optimizer.second().forEach((name, tensor) -> moments.read("second/" + name, tensor));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "%s: this checkpoint is of another model (%s). Delete it to resume from the one before."
                            .formatted(checkpoint, e.getMessage()),
                    e);
        }
        try {
            return state(JsonParser.parseString(Files.readString(checkpoint.resolve(STATE)))
                    .getAsJsonObject());
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | NumberFormatException
                | NullPointerException e) {
            throw new InputException(
                    "%s: cannot be read (%s). Delete the checkpoint to resume from the one before."
                            .formatted(checkpoint.resolve(STATE), e.getMessage()),
                    e);
        }
    }

    private static JsonObject json(State state) {
        JsonObject json = new JsonObject();
        json.addProperty("step", state.step());
        json.addProperty("first_loss", state.firstLoss());
        state.best().ifPresent(best -> {
            json.addProperty("best_step", best.step());
            json.addProperty("best_loss", best.loss());
            json.addProperty("measured_since", best.since());
        });
        return json;
    }

    private static State state(JsonObject json) {
        Optional<BestStep.State> best = json.has("best_step")
                ? Optional.of(new BestStep.State(
                        json.get("best_step").getAsLong(),
                        json.get("best_loss").getAsDouble(),
                        json.get("measured_since").getAsInt()))
                : Optional.empty();
        return new State(json.get("step").getAsLong(), json.get("first_loss").getAsDouble(), best);
    }

    private Path place(long step) {
        return folder.resolve(PREFIX + "%06d".formatted(step));
    }

    /// Folders of whole checkpoints, latest first.
    private List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Comparator<String> byStep =
                    Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX))
                    .sorted(byStep.reversed())
                    .map(folder::resolve)
                    .toList();
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s).".formatted(folder, e.getMessage()), e);
        }
    }

    /// A full disk gets back what a checkpoint that failed had taken of it.
    private static void discard(Path making) {
        try {
            FolderTree.delete(making);
        } catch (IOException e) {
            // the next checkpoint of this step begins by deleting it
        }
    }
}
