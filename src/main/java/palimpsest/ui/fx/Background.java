package palimpsest.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A lane of work kept off the FX thread, where only the latest request counts: one that was overtaken while it waited
/// is skipped, and a result that was overtaken while it was computed is dropped. One daemon thread a lane. From any
/// thread.
public final class Background implements AutoCloseable {
    private final ExecutorService executor;
    private final AtomicLong latest = new AtomicLong();

    /// @param name of the thread, for stack dumps
    public Background(String name) {
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /// Computes off the FX thread and hands the result over on it, unless a later request was made meanwhile. An
    /// exception of `work` is rethrown on the FX thread.
    ///
    /// @param work must touch nothing that the FX thread changes
    public <T> void submit(Supplier<T> work, Consumer<? super T> done) {
        long ticket = latest.incrementAndGet();
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            if (ticket != latest.get()) {
                return;
            }
            try {
                T result = work.get();
                FxThread.run(() -> {
                    if (ticket == latest.get()) {
                        done.accept(result);
                    }
                });
            } catch (RuntimeException failure) {
                FxThread.run(() -> {
                    throw failure;
                });
            }
        });
    }

    /// The same thread for work of which every piece counts: one after the other, and none is skipped.
    public Executor everything() {
        return task -> {
            if (!executor.isShutdown()) {
                executor.execute(task);
            }
        };
    }

    /// Ends the lane; nothing is handed over any more.
    @Override
    public void close() {
        latest.incrementAndGet();
        executor.shutdownNow();
    }
}
