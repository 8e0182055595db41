package palimpsest.train;

import java.util.List;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.HeldOutLoss;
import palimpsest.measure.ProbeScorer;

/// What is measured of a run at a step: held-out losses, and the probe passages where there are any.
public final class Measurement implements AutoCloseable {
    private final HeldOutLoss heldOut;
    private final ProbeScorer probes;

    /// @param probes null where there are no passages
    public Measurement(HeldOutLoss heldOut, ProbeScorer probes) {
        this.heldOut = heldOut;
        this.probes = probes;
    }

    /// Measures the base; call it first, with the base's weights.
    public void base(TrainingListener listener) {
        List<AreaLoss> losses = heldOut.measure();
        listener.on(new TrainingEvent.Measured(0, losses));
        if (probes != null) {
            listener.on(new TrainingEvent.ProbesScored(probes.base()));
        }
    }

    /// Measures the weights as they are after a step.
    ///
    /// @return the held-out losses
    public List<AreaLoss> after(long step, TrainingListener listener) {
        List<AreaLoss> losses = heldOut.measure();
        listener.on(new TrainingEvent.Measured(step, losses));
        if (probes != null) {
            listener.on(new TrainingEvent.ProbesScored(probes.score(step)));
        }
        return losses;
    }

    @Override
    public void close() {
        heldOut.close();
        if (probes != null) {
            probes.close();
        }
    }
}
