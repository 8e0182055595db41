/// Reverse-mode differentiation: one backward rule per operator, each adding graph nodes.
///
/// Works on a [palimpsest.graph.Graph] while it is being built, on the thread that builds it.
package palimpsest.autodiff;
