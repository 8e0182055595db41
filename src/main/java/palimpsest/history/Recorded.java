package palimpsest.history;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;

/// What `metrics.jsonl` holds. Where a step or a measurement of an area stands twice, the first counts. Damaged lines
/// are passed over and counted; an incomplete last line is not there yet.
final class Recorded {
    private final TreeMap<Long, StepDone> steps = new TreeMap<>();
    private final TreeMap<Long, Map<String, AreaLoss>> measured = new TreeMap<>();
    private final List<StateChanged> states = new ArrayList<>();
    private final SequencedSet<TrainingEvent> others = new LinkedHashSet<>();
    private final Interruptions interruptions = new Interruptions();
    private int damaged;

    /// @throws palimpsest.tensor.InputException if the file is there but cannot be read
    static Recorded read(Path metrics) {
        try {
            return of(Files.readAllBytes(metrics));
        } catch (NoSuchFileException e) {
            return new Recorded();
        } catch (IOException e) {
            throw Failure.reading(metrics, e);
        }
    }

    static Recorded of(byte[] content) {
        Recorded recorded = new Recorded();
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                recorded.line(new String(content, from, i - from, StandardCharsets.UTF_8));
                from = i + 1;
            }
        }
        return recorded;
    }

    private void line(String text) {
        try {
            Optional<TrainingEvent> event = MetricsJson.event(text);
            event.ifPresent(this::add);
            if (event.isPresent() && event.get() instanceof StateChanged state) {
                MetricsJson.time(text)
                        .ifPresent(time -> interruptions.state(state.state(), MetricsJson.stepOf(text), time));
            }
        } catch (JsonParseException | IllegalStateException e) {
            damaged++;
        }
    }

    /// Notes an event.
    ///
    /// @return whether it was new
    boolean add(TrainingEvent event) {
        return switch (event) {
            case StepDone step -> steps.putIfAbsent(step.step(), step) == null;
            case Measured measurement -> {
                boolean grown = false;
                for (AreaLoss area : measurement.areas()) {
                    grown |= measured.computeIfAbsent(measurement.step(), _ -> new LinkedHashMap<>())
                                    .putIfAbsent(area.area(), area)
                            == null;
                }
                yield grown;
            }
            case StateChanged state -> states.add(state);
            default -> others.add(event);
        };
    }

    /// Whether an event that is neither a step, a measurement nor a state stands already.
    boolean holds(TrainingEvent event) {
        return others.contains(event);
    }

    Optional<StepDone> step(long step) {
        return Optional.ofNullable(steps.get(step));
    }

    Optional<AreaLoss> measured(long step, String area) {
        return Optional.ofNullable(measured.getOrDefault(step, Map.of()).get(area));
    }

    /// The last step done; 0 where none is.
    long lastStep() {
        return steps.isEmpty() ? 0 : steps.lastKey();
    }

    List<StepDone> steps() {
        return List.copyOf(steps.values());
    }

    List<Measured> measurements() {
        return measured.entrySet().stream()
                .map(entry -> new Measured(
                        entry.getKey(), List.copyOf(entry.getValue().values())))
                .toList();
    }

    /// Everything that is neither a step, a measurement nor a state, in order.
    List<TrainingEvent> others() {
        return List.copyOf(others);
    }

    Optional<StateChanged> lastState() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
    }

    /// Where the run stood still and went on.
    List<Interruption> interruptions() {
        return interruptions.all();
    }

    int damaged() {
        return damaged;
    }
}
