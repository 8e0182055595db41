/// Model families: the config record, the forward graph, the weight names, and the folder on disk.
///
/// Values are immutable and a [palimpsest.model.ModelFolder] may be used from any thread until it is closed.
package palimpsest.model;
