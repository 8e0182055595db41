/// Recorded runs as pictures and as a report, drawn without a window.
///
/// Starts no toolkit and reads only the run's folder; any thread.
package palimpsest.ui.pictures;
