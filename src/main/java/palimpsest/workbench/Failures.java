package palimpsest.workbench;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Words for failures that are not the person's doing.
final class Failures {
    private Failures() {}

    static String sentence(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "There is not enough memory for this run. Choose a smaller batch, a shorter context or a smaller"
                    + " model.";
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Failed to allocate memory") || message.contains("bad_alloc")) {
            return "There is not enough memory for this run. Choose a smaller batch, a shorter context or a smaller"
                    + " model.";
        }
        return "Palimpsest failed (%s: %s). This is a defect of the program; the run's log has the details."
                .formatted(failure.getClass().getSimpleName(), message);
    }

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
