package palimpsest.workbench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import palimpsest.data.PackingListener;

/// Files being read for an answer. The reading ends early when the answer is cancelled, or its thread interrupted.
final class FileReading<T> implements PackingListener {
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final DoubleConsumer progress;

    private FileReading(DoubleConsumer progress) {
        this.progress = progress;
    }

    /// @param progress is given the share read, 0 to 1, on the reading thread
    static <T> CompletableFuture<T> on(Executor thread, DoubleConsumer progress, Function<PackingListener, T> work) {
        FileReading<T> reading = new FileReading<>(progress);
        thread.execute(() -> reading.run(work));
        return reading.answer;
    }

    private void run(Function<PackingListener, T> work) {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(work.apply(this));
        } catch (RuntimeException | OutOfMemoryError failure) {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void progress(long bytesDone, long bytesTotal) {
        if (bytesTotal > 0) {
            progress.accept((double) bytesDone / bytesTotal);
        }
    }

    @Override
    public boolean cancelled() {
        return answer.isDone() || Thread.currentThread().isInterrupted();
    }
}
