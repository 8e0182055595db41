package palimpsest.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import palimpsest.tensor.InputException;

/// Sentences for what the disk refuses.
final class Failure {
    private Failure() {}

    static InputException reading(Path file, IOException cause) {
        return new InputException(
                "%s cannot be read: %s. Check that it is there and may be read.".formatted(file, reason(cause)), cause);
    }

    static InputException writing(Path file, IOException cause) {
        String reason = reason(cause);
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("not enough space") || words.contains("quota")) {
            return new InputException(
                    ("%s cannot be written: the disk is full. What the run had recorded before is still there; free "
                                    + "some space, then resume the run.")
                            .formatted(file),
                    cause);
        }
        return new InputException(
                "%s cannot be written: %s. Choose a folder that can be written, or allow writing there."
                        .formatted(file, reason),
                cause);
    }

    static InputException writing(Path file, ReadOnlyFileSystemException cause) {
        return writing(file, new IOException("its file system is read-only", cause));
    }

    static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "access is denied";
            case NoSuchFileException _ -> "there is no such file";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
