package palimpsest.onnx;

import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// A decoder's graph as it is for one batch and one length of its rows.
///
/// @param batch rows
/// @param time tokens of a row
/// @param graph with the ids I64 [batch · time] and the weights as inputs, and one output F32 [batch · time,
/// vocabulary]
public record SizedGraph(long batch, long time, Graph graph) {
    /// Makes the logits the output of a graph that was written with `ops`.
    public static SizedGraph of(long batch, long time, Ops ops, Value logits) {
        ops.graph().output(DecoderFile.LOGITS, logits);
        return new SizedGraph(batch, time, ops.graph());
    }
}
