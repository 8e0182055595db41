package palimpsest.train;

import java.lang.foreign.Arena;
import java.util.Map;
import palimpsest.engine.Engine;
import palimpsest.tensor.HostTensor;

/// Updates weights from their gradients. Both kinds compute the same numbers; they differ in where the weights, the
/// gradients and the moments are.
public sealed interface Optimizer extends AutoCloseable permits AdamW, DeviceAdamW {
    /// The one for an engine: on the device where that has a memory of its own, else on the host.
    ///
    /// @param arena where the moments live, two tensors a weight
    /// @param weights all weights, F32; those with a gradient are changed in place
    /// @param gradients a gradient for each weight to train
    static Optimizer of(
            Engine engine,
            OptimizerSettings settings,
            Arena arena,
            Map<String, HostTensor> weights,
            Map<String, HostTensor> gradients) {
        return engine.apart()
                ? new DeviceAdamW(engine, settings, arena, weights, gradients)
                : new AdamW(settings, arena, weights, gradients);
    }

    /// First moments by weight name.
    Map<String, HostTensor> first();

    /// Second moments by weight name.
    Map<String, HostTensor> second();

    /// Updates the weights.
    ///
    /// @param step from 1
    /// @param rate learning rate of the step
    /// @param norm global norm of the gradients before clipping
    /// @param workers how work on the host is shared out
    void step(long step, double rate, double norm, Workers workers);

    /// Brings weights and moments to the host, to be written down.
    void toHost();

    /// Goes on from the weights and moments as they are on the host.
    void fromHost();

    @Override
    void close();
}
