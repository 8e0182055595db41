/// Model families: config record, forward graph, weight names; and the model folder they come from.
///
/// Configurations are immutable; a graph is built by one thread.
package palimpsest.model;
