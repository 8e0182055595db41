/// Element types, shapes and host buffers, with conversion of f16 and bf16; no mathematics.
///
/// Values are immutable except [HostTensor], whose memory is owned by whoever made it and is confined to one thread
/// at a time by its users.
package palimpsest.tensor;
