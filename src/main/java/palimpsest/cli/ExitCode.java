package palimpsest.cli;

/// What the process says of itself when it ends.
final class ExitCode {
    static final int DONE = 0;
    /// A run diverged or failed, or the program has a defect.
    static final int FAILED = 1;
    /// Something a person gave cannot be used.
    static final int BAD_INPUT = 2;
    /// Ended by Ctrl-C (128 and the number of SIGINT).
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
