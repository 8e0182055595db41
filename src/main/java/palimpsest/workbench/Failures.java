package palimpsest.workbench;

/// Words for failures that are not the person's doing.
final class Failures {
    private Failures() {}

    static String sentence(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "There is not enough memory for this run. Choose a smaller batch, a shorter context or a smaller"
                    + " model.";
        }
        if (failure instanceof LinkageError) {
            return """
                ONNX Runtime could not be loaded (%s). Make sure that the disk of the folder for temporary files \
                has room and may be written, then start again.\
                """.formatted(failure.getMessage());
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Failed to allocate memory") || message.contains("bad_alloc")) {
            return "There is not enough memory for this run. Choose a smaller batch, a shorter context or a smaller"
                    + " model.";
        }
        return "Palimpsest failed (%s: %s). This is a defect of the program; the run's log has the details."
                .formatted(failure.getClass().getSimpleName(), message);
    }

    /// The failure and its causes with the places they came from, for the log.
    static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (StackTraceElement place : failure.getStackTrace()) {
            text.append(" at ").append(place);
        }
        return failure.getCause() == null ? text.toString() : text + " caused by " + trace(failure.getCause());
    }
}
