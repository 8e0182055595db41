package palimpsest.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Shares work out to the threads of an executor it was given.
///
/// The thread that asks only waits: the runtime changes its floating-point mode, and a piece of work must give the same
/// bits whichever thread takes it.
///
/// @param executor where the work is done
/// @param count pieces of work done at a time
public record Workers(ExecutorService executor, int count) {
    /// Does `work` for 0 to `pieces` - 1 and waits for all of it.
    public void forEach(int pieces, IntConsumer work) {
        List<Future<?>> parts = new ArrayList<>();
        for (int worker = 0; worker < count; worker++) {
            int start = worker;
            parts.add(executor.submit(() -> {
                for (int piece = start; piece < pieces; piece += count) {
                    work.accept(piece);
                }
            }));
        }
        for (Future<?> part : parts) {
            await(part);
        }
    }

    private static void await(Future<?> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    part.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
