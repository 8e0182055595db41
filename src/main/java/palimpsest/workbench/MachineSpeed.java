package palimpsest.workbench;

import palimpsest.graph.GraphCost;

/// How fast this machine computes and writes.
///
/// @param flops operations of a large matrix product, a second
/// @param bytes bytes that elementwise nodes read and write, a second
/// @param kernelSeconds what a node costs beside its work
/// @param written bytes of a file that come to the disk, a second
record MachineSpeed(double flops, double bytes, double kernelSeconds, double written) {
    /// Seconds of one run of a graph.
    double seconds(GraphCost cost) {
        return cost.flops() / flops + cost.movedBytes() / bytes + cost.kernels() * kernelSeconds;
    }

    /// Seconds to read and write so many bytes.
    double secondsToMove(double moved) {
        return moved / bytes;
    }

    /// Seconds to bring so many bytes to the disk.
    double secondsToWrite(double many) {
        return many / written;
    }
}
