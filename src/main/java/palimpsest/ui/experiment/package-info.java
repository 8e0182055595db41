/// The plan form: model, texts, replay ratio and settings, each with what was understood of it and what is wrong.
///
/// Belongs to the FX thread; what the workbench answers is brought there before it is shown.
package palimpsest.ui.experiment;
