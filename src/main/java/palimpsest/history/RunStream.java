package palimpsest.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.StateChanged;

/// A run folder read piece by piece, so that a long run is seen before it is read to its end.
///
/// @param folder where it lies
/// @param plan what was chosen
/// @param passages the probes; none until they are chosen
/// @param state where the run stands, told by the end of its metrics
public record RunStream(RunFolder folder, Plan plan, PassagesChosen passages, StateChanged state) {
    /// Metrics of so many bytes are read in a moment.
    private static final long SMALL = 4L << 20;

    private static final int FEW_SNAPSHOTS = 50;

    /// Takes what the run said, in order.
    public interface Listener {
        void on(TrainingEvent event);

        /// The run stood still, and goes on with what is told next.
        void interrupted(Interruption interruption);
    }

    /// @throws InputException if there is no run, or its plan cannot be read
    public static RunStream open(Path root) {
        RunFolder folder = new RunFolder(root);
        RunManifest manifest = RunReader.manifest(folder);
        Recorded end = RunListing.end(folder.metrics());
        boolean alive = RunningMarker.writer(folder).isPresent();
        return new RunStream(folder, manifest.plan(), RunReader.passagesIfWhole(folder), RunListing.state(end, alive));
    }

    /// Whether reading it takes so long that it is shown before.
    public boolean large() {
        try {
            return Files.size(folder.metrics()) > SMALL || snapshots().size() > FEW_SNAPSHOTS;
        } catch (IOException e) {
            return false;
        }
    }

    /// Steps that have a snapshot of the probes, in order; none where nothing was probed.
    public List<Long> snapshots() {
        return passages.none() ? List.of() : folder.snapshotSteps();
    }

    /// Reads a snapshot.
    ///
    /// @throws InputException if there is none, or it is damaged
    public ProbeSnapshot snapshot(long step) {
        return new Snapshots(folder, passages.passages(), passages.questions().size()).read(step);
    }

    /// Tells all metrics: steps, measurements, interruptions, and other events.
    ///
    /// @throws InputException if they cannot be read
    public void tell(Listener to) {
        Telling telling = new Telling(to);
        MetricsLines.read(folder.metrics(), telling);
        telling.flush();
    }

    /// Puts the lines of a measurement together.
    private static final class Telling implements MetricsLines.Sink {
        private final Listener to;
        private final Interruptions interruptions = new Interruptions();
        private final List<AreaLoss> areas = new ArrayList<>();
        private long measured = -1;
        private int told;

        Telling(Listener to) {
            this.to = to;
        }

        @Override
        public void event(TrainingEvent event) {
            if (event instanceof Measured at) {
                if (at.step() != measured) {
                    flush();
                    measured = at.step();
                }
                areas.addAll(at.areas());
            } else {
                flush();
                to.on(event);
            }
        }

        /// Only the last state counts, and that is known already.
        @Override
        public void state(StateChanged state, long step, Optional<Instant> time) {
            flush();
            time.ifPresent(at -> interruptions.state(state.state(), step, at));
            List<Interruption> all = interruptions.all();
            while (told < all.size()) {
                to.interrupted(all.get(told++));
            }
        }

        void flush() {
            if (!areas.isEmpty()) {
                to.on(new Measured(measured, List.copyOf(areas)));
                areas.clear();
            }
        }
    }
}
