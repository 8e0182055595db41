package palimpsest.workbench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import palimpsest.measure.Question;
import palimpsest.train.RunControl;

/// Questions from any thread to the model of a run under way, which are answered on the engine thread between steps.
final class AskedQuestions {
    private final RunControl control;
    private Function<List<Question>, List<String>> model;

    AskedQuestions(RunControl control) {
        this.control = control;
    }

    /// From here on there is a model to ask. On the engine thread.
    ///
    /// @param answering answers on the engine thread
    synchronized void open(Function<List<Question>, List<String>> answering) {
        model = answering;
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
    synchronized Optional<CompletableFuture<Replies>> ask(List<Question> questions) {
        if (model == null) {
            return Optional.empty();
        }
        Function<List<Question>, List<String>> answering = model;
        CompletableFuture<Replies> reply = new CompletableFuture<>();
        control.between(step -> {
            try {
                reply.complete(new Replies(step, answering.apply(questions)));
            } catch (RuntimeException e) {
                reply.completeExceptionally(e);
            }
        });
        return Optional.of(reply);
    }
}
