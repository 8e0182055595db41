package palimpsest.train;

/// Receives the events of a run on the engine thread and returns at once.
@FunctionalInterface
public interface TrainingListener {
    void on(TrainingEvent event);
}
