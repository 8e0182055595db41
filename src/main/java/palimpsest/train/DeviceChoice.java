package palimpsest.train;

/// Where a run computes: `AUTO` takes a CUDA device where there is one and says why not otherwise.
public enum DeviceChoice {
    AUTO,
    CPU,
    CUDA
}
