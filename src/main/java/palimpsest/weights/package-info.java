/// Safetensors: reading (memory-mapped, sharded) and writing.
///
/// A [WeightSource] may be read from any thread until it is closed.
package palimpsest.weights;
