package palimpsest.workbench;

import palimpsest.engine.Device;
import palimpsest.engine.Engine;

/// Opens the engine of a run.
@FunctionalInterface
interface Engines {
    /// @param threads threads of a session; 0 for one a physical core
    Engine open(Device device, int threads);
}
