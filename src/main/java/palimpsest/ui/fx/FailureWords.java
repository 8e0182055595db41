package palimpsest.ui.fx;

import java.util.concurrent.CompletionException;
import palimpsest.tensor.InputException;

/// What went wrong, in words for a person.
public final class FailureWords {
    private FailureWords() {}

    /// The sentence of what a person can mend, or that the fault is the program's own.
    public static String sentence(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof InputException ? cause.getMessage() : "This went wrong inside Palimpsest: " + cause;
    }

    /// What failed, without the wrapping of a task that ran elsewhere.
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
