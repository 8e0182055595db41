package palimpsest.history;

import java.nio.file.Path;
import java.time.Instant;
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
final class Recorded implements MetricsLines.Sink {
    private final StepList steps = new StepList();
    private final TreeMap<Long, Map<String, AreaLoss>> measured = new TreeMap<>();
    private final List<StateChanged> states = new ArrayList<>();
    private final SequencedSet<TrainingEvent> others = new LinkedHashSet<>();
    private final Interruptions interruptions = new Interruptions();
    private int damaged;

    /// @throws palimpsest.tensor.InputException if the file is there but cannot be read
    static Recorded read(Path metrics) {
        Recorded recorded = new Recorded();
        MetricsLines.read(metrics, recorded);
        return recorded;
    }

    static Recorded of(byte[] content) {
        Recorded recorded = new Recorded();
        MetricsLines.lines(content, content.length, recorded);
        return recorded;
    }

    @Override
    public void event(TrainingEvent event) {
        add(event);
    }

    @Override
    public void state(StateChanged state, long step, Optional<Instant> time) {
        add(state);
        time.ifPresent(at -> interruptions.state(state.state(), step, at));
    }

    @Override
    public void damaged() {
        damaged++;
    }

    /// Notes an event.
    ///
    /// @return whether it was new
    boolean add(TrainingEvent event) {
        return switch (event) {
            case StepDone step -> steps.add(step);
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
        return steps.find(step);
    }

    Optional<AreaLoss> measured(long step, String area) {
        return Optional.ofNullable(measured.getOrDefault(step, Map.of()).get(area));
    }

    /// The last step done; 0 where none is.
    long lastStep() {
        return steps.last();
    }

    List<StepDone> steps() {
        return steps.all();
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

    int damagedLines() {
        return damaged;
    }
}
