/// Texts token by token under the base and the model: the probe passages at any snapshot, and a text of one's own.
///
/// View models and views belong to the FX thread and poll the run's feed by its version; values are computed on a
/// background executor, and what needs a model on the engine thread, between two steps.
package palimpsest.ui.tokens;
