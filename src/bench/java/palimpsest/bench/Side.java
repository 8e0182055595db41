package palimpsest.bench;

/// One of the programs compared, with a model in training.
interface Side extends AutoCloseable {
    /// Does one whole step: forward, backward, clipping and the optimizer's update.
    ///
    /// @param step from 1
    /// @param rows the step's rows, one after another
    /// @return mean loss of the rows before the update, nats per token
    double step(long step, int[] rows);

    @Override
    void close();
}
