/// A typed graph of ONNX operators with static shapes, checked as it is built.
///
/// A [Graph] is built by one thread and not changed afterwards.
package palimpsest.graph;
