/// The only code that knows DJL and ONNX Runtime: sessions, devices, native lifetimes.
///
/// Everything here belongs to one thread, the engine thread, which made it.
package palimpsest.engine;
