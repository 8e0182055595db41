/// Dataset readers, packing into rows, and the seeded and resumable replay mix.
///
/// Readers stream; nothing here starts a thread. Reading a corpus is for one thread; what comes out of it (rows, views,
/// the mix, counts) may be read from any thread.
package palimpsest.data;
