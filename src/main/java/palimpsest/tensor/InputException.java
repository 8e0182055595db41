package palimpsest.tensor;

import java.io.Serial;

/// Something a person gave the program cannot be used: a file, a folder, an argument, a plan.
///
/// The message is shown as it stands, so it is one or two plain sentences that name what is wrong and where, say what
/// was expected and found, and tell the way out. Every other exception is a defect of the program.
public final class InputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
