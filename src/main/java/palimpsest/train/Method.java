package palimpsest.train;

import java.util.List;

/// Which weights a run changes.
public sealed interface Method {
    /// Every weight of the model.
    record Full() implements Method {}

    /// The last transformer blocks, with the last normalisation and the head where it is not tied.
    ///
    /// @param blocks how many, from the top
    record LastBlocks(int blocks) implements Method {}

    /// The output embedding alone. A tied head is untied first.
    record Head() implements Method {}

    /// Low-rank adapters beside linear layers (LoRA, arXiv 2106.09685): y = W x + alpha / rank · B A x.
    ///
    /// @param rank rows of A
    /// @param alpha numerator of the scale
    /// @param projections last parts of the names of the layers that get one (`q_proj`, say); empty for the attention's
    record Lora(int rank, double alpha, List<String> projections) implements Method {
        public Lora {
            projections = List.copyOf(projections);
        }
    }
}
