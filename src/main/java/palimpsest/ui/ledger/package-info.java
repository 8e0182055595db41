/// What a run's model knew and still knows: the areas, their questions, and what happened, in short lines.
///
/// View models and views belong to the FX thread and poll the run's feed by its version; the ledger is computed on a
/// background executor.
package palimpsest.ui.ledger;
