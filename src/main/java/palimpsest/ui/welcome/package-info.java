/// What a person sees first: what the program shows, ready experiments, their own model, and recent runs.
///
/// Belongs to the FX thread.
package palimpsest.ui.welcome;
