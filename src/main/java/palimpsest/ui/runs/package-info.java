/// The list of runs: what was trained before, to be shown again or gone on with.
///
/// Belongs to the FX thread.
package palimpsest.ui.runs;
