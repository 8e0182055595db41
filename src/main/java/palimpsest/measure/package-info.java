/// Loss, token probabilities and forgetting, as defined in DESIGN.md.
///
/// Values are immutable records; what measures belongs to the engine thread.
package palimpsest.measure;
