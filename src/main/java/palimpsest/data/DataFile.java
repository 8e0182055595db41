package palimpsest.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// The checks every input file goes through before it is read, and the sentence for a failure while it is.
final class DataFile {
    private DataFile() {}

    /// The file's size in bytes.
    ///
    /// @throws InputException where the file is missing, a folder, unreadable or empty
    static long requireContent(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; give the data files in it one by one.");
        }
        if (!Files.exists(file)) {
            throw new InputException("There is no file " + file + "; check its name and place.");
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + " may not be read; check its permissions.");
        }
        try {
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new InputException(file + " is empty (0 bytes); give a file with text in it.");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static InputException unreadable(Path file, IOException cause) {
        return new InputException(file + " could not be read: " + reason(cause) + ".", cause);
    }

    static InputException unwritable(Path file, IOException cause) {
        return new InputException(
                file + " could not be written: " + reason(cause)
                        + ". Free some disk space, or choose a folder that can be written.",
                cause);
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
