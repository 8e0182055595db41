/// Run folders: plan, metrics, token snapshots; writing and reading back.
///
/// A [RunWriter] belongs to the engine thread; everything else may be used from any thread, also while a run is
/// written.
package palimpsest.history;
