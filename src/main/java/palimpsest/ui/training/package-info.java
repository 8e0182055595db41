/// What a run does, live: two loss plots, progress and notices.
///
/// View models and views belong to the FX thread and poll the run's feed by its version.
package palimpsest.ui.training;
