package palimpsest.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file beside its place and renames it, so that whatever happens the file is there whole or not at all.
final class WholeFile {
    private WholeFile() {}

    static void write(Path target, String content) {
        write(target, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    /// @throws palimpsest.tensor.InputException if it cannot be written; what was there before is unchanged
    static void write(Path target, ByteBuffer content) {
        try {
            replace(target, content);
        } catch (IOException e) {
            throw Failure.writing(target, e);
        }
    }

    /// @throws IOException if it cannot be written; what was there before is unchanged
    static void replace(Path target, ByteBuffer content) throws IOException {
        Path making = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    making,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            try {
                Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(making, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            deleteLeftover(making);
            throw e;
        }
    }

    private static void deleteLeftover(Path making) {
        try {
            Files.deleteIfExists(making);
        } catch (IOException e) {
            // the next write to the same target truncates it
        }
    }
}
