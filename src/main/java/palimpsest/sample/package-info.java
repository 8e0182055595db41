/// The sample world: writes its own corpora.
///
/// Everything is a pure function of a seed and may be called from any thread; nothing here starts one.
package palimpsest.sample;
