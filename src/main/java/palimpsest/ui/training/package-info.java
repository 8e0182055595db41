/// What a run does, live: two loss plots, the token heatmap, progress and notices.
///
/// View models and views belong to the FX thread and poll the run's feed by its version; the heatmap's values are
/// computed on a background executor.
package palimpsest.ui.training;
