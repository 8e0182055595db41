package palimpsest.cli;

import palimpsest.train.Precision;
import picocli.CommandLine.Option;

/// The number type of a run's matrix products.
final class PrecisionOption {
    @Option(
            names = "--precision",
            paramLabel = "f32|bf16|f16",
            defaultValue = "f32",
            description =
                    "Number type of the matrix products; weights and the optimizer stay in f32. bf16 and f16 need "
                            + "a GPU. Default: ${DEFAULT-VALUE}.")
    Precision precision;
}
