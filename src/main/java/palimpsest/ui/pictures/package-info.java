/// A recorded run as PNG files, drawn without a window.
///
/// Starts no toolkit and reads only the run's folder; any thread.
package palimpsest.ui.pictures;
