/// Headless use cases: open, start, pause, stop, resume, score, list, export. Owns the engine thread.
///
/// Methods may be called from any thread and return at once; futures complete on a thread of the workbench.
package palimpsest.workbench;
