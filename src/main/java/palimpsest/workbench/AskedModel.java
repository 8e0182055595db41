package palimpsest.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.train.RunControl;

/// What is asked from any thread of the model of a run under way, and is answered on the engine thread between steps.
final class AskedModel {
    private final RunControl control;
    private ModelInHand model;

    AskedModel(RunControl control) {
        this.control = control;
    }

    /// Something to do with a model as it is.
    @FunctionalInterface
    interface Errand<T> {
        /// @param step optimizer steps done
        T of(ModelInHand model, long step);
    }

    /// From here on there is a model to ask. On the engine thread.
    synchronized void open(ModelInHand opened) {
        model = opened;
    }

    /// From here on there is none any more; answers what was asked before. On the engine thread, while the model is
    /// still there.
    void close() {
        synchronized (this) {
            model = null;
        }
        control.attend();
    }

    /// @return empty where there is no model in memory
    synchronized <T> Optional<CompletableFuture<T>> ask(Errand<T> errand) {
        if (model == null) {
            return Optional.empty();
        }
        ModelInHand asked = model;
        CompletableFuture<T> reply = new CompletableFuture<>();
        control.between(step -> {
            try {
                reply.complete(errand.of(asked, step));
            } catch (RuntimeException e) {
                reply.completeExceptionally(e);
            }
        });
        return Optional.of(reply);
    }
}
