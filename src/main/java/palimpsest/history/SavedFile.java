package palimpsest.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// Writes a file that a person asked for, with the folders above it: whole, or not at all. Any thread.
public final class SavedFile {
    private SavedFile() {}

    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes over an earlier file of that name, which stays as it was where this fails.
    ///
    /// @throws InputException if it cannot be written
    public static void write(Path file, byte[] content) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.replace(file, ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw new InputException(
                    "%s could not be written: %s. Free some disk space, or choose a folder that you may write to."
                            .formatted(file, reason(e)),
                    e);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileAlreadyExistsException there
                ? there.getFile() + " is in the way and is no folder"
                : Failure.reason(failure);
    }
}
