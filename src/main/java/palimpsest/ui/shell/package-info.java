/// The window: top bar, sidebar, main area, status bar, theme, settings, and the way in and out.
///
/// Belongs to the FX thread, but for closing the workbench, which waits for the engine in the background.
package palimpsest.ui.shell;
