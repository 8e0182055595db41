package palimpsest.workbench;

import palimpsest.graph.GraphCost;

/// How fast this machine computes.
///
/// @param flops operations of a large matrix product, a second
/// @param bytes bytes that elementwise nodes read and write, a second
/// @param kernelSeconds what a node costs beside its work
/// @param correction measured over estimated time of the runs so far; 1 before the first
record MachineSpeed(double flops, double bytes, double kernelSeconds, double correction) {
    /// Share of a run's own ratio in the correction it leaves behind.
    private static final double LEARNED = 0.5;

    private static final double LARGEST_CORRECTION = 4;

    /// Seconds of one run of a graph.
    double seconds(GraphCost cost) {
        return correction * (cost.flops() / flops + cost.movedBytes() / bytes + cost.kernels() * kernelSeconds);
    }

    /// Seconds to read and write so many bytes.
    double secondsToMove(double moved) {
        return correction * moved / bytes;
    }

    /// With what a run taught.
    ///
    /// @param ratio measured seconds of its steps over those estimated
    MachineSpeed corrected(double ratio) {
        double next = correction * Math.pow(ratio, LEARNED);
        return new MachineSpeed(
                flops, bytes, kernelSeconds, Math.clamp(next, 1 / LARGEST_CORRECTION, LARGEST_CORRECTION));
    }
}
