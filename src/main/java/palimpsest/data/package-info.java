/// Dataset readers, packing into rows, and the seeded and resumable replay mix.
///
/// Readers stream; nothing here starts a thread.
package palimpsest.data;
