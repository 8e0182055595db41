package palimpsest.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import palimpsest.tensor.InputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells a person what went wrong: one clear sentence on standard error, and the stack trace only where asked for.
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String VERBOSE = "--verbose";

    private final Terminal terminal;

    ErrorReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        say(misuse(problem));
        terminal.err().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        if (List.of(arguments).contains(VERBOSE)) {
            trace(problem);
        }
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        Throwable cause = unwrapped(problem);
        if (cause instanceof ParameterException misuse) {
            return handleParseException(misuse, parsed.originalArgs().toArray(String[]::new));
        }
        boolean ofInput = cause instanceof InputException || cause instanceof UncheckedIOException;
        say(ofInput ? sentence(cause.getMessage()) : defect(cause));
        if (parsed.originalArgs().contains(VERBOSE)) {
            trace(cause);
        }
        return ofInput ? ExitCode.BAD_INPUT : ExitCode.FAILED;
    }

    /// What a future or a wrapper hides.
    static Throwable unwrapped(Throwable problem) {
        Throwable cause = problem;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String misuse(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return sentence(problem.getMessage());
        }
        String argument = unmatched.getUnmatched().getFirst();
        boolean root = problem.getCommandLine().getParent() == null;
        String kind = argument.startsWith("-") ? "option" : root ? "command" : "further argument";
        String meant = unmatched.getSuggestions().isEmpty()
                ? ""
                : " Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        return "%s takes no %s %s.%s"
                .formatted(problem.getCommandLine().getCommandSpec().qualifiedName(), kind, argument, meant);
    }

    private void say(String sentence) {
        terminal.err().println("palimpsest: " + sentence);
    }

    private void trace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        terminal.err().print(text);
    }

    private static String defect(Throwable cause) {
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return "Palimpsest has a defect and had to stop (%s%s). Run it again with --verbose and report what it shows."
                .formatted(cause.getClass().getSimpleName(), message);
    }

    private static String sentence(String message) {
        String text = String.valueOf(message).strip();
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
    }
}
