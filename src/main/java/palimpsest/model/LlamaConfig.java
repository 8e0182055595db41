package palimpsest.model;

/// What `config.json` says of a model of the Llama family.
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param blocks transformer blocks
/// @param heads query heads
/// @param keyHeads key and value heads; `heads` without grouped queries
/// @param headSize width of a head
/// @param context most positions
/// @param normEpsilon added to the mean square in RMSNorm
/// @param ropeTheta base of the rotary angles
/// @param attentionBias whether the attention's linear layers have a bias
/// @param feedForwardBias whether the feed-forward's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record LlamaConfig(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int keyHeads,
        int headSize,
        int context,
        float normEpsilon,
        double ropeTheta,
        boolean attentionBias,
        boolean feedForwardBias,
        boolean tiedHead) {}
