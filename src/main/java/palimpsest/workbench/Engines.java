package palimpsest.workbench;

import palimpsest.engine.Device;
import palimpsest.engine.Engine;

/// Opens the engine of a run.
@FunctionalInterface
interface Engines {
    /// @param threads threads of a session; 0 for one a physical core
    /// @param stays whether the run's weights may stay on the device from step to step
    Engine open(Device device, int threads, boolean stays);

    /// On a CPU the device's memory is the host's.
    static Engine usual(Device device, int threads, boolean stays) {
        return Engine.open(device, threads, stays && device.kind() == Device.Kind.CUDA);
    }
}
