/// Arguments in, text out.
///
/// A command runs on the thread that calls [CommandLineProgram#run] and polls a run's feed; a request to end from
/// outside comes on another thread and only asks the run to stop.
package palimpsest.cli;
