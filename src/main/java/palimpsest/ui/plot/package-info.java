/// Line plot and token heatmap canvases that know only numbers, and the same drawings as PNG and SVG files.
///
/// Regions belong to the FX thread. Pictures and everything they are drawn with start no toolkit and need no installed
/// font; they may be called from any one thread.
package palimpsest.ui.plot;
