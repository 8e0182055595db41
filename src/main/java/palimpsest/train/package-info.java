/// Optimizer, schedule, the step loop, checkpoints and the events they emit.
///
/// The loop runs on the engine thread. It emits immutable [TrainingEvent]s to a listener that returns at once, and
/// reads pause and stop requests between micro-batches.
package palimpsest.train;
