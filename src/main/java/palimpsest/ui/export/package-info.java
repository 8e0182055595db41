/// As what something shown in the window is written to a file, put on the clipboard or dragged out.
///
/// FX thread; pictures are drawn on a lane of their own.
package palimpsest.ui.export;
