/// The one bridge to the FX thread, the frame clock, and background work for the screen.
///
/// `FxThread` is called from any thread; everything else belongs to the FX thread unless it says otherwise. Background
/// lanes own daemon threads with names.
package palimpsest.ui.fx;
