package palimpsest.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import palimpsest.tensor.InputException;

/// Replaces a file in one step: written beside it under another name, brought to the disk, then renamed over it, so
/// that whatever happens either the old or the new content is there, whole.
final class NewFile {
    /// Writes the whole content into a channel.
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /// Answers how many bytes a folder's disk can still take.
    interface FreeSpace {
        long bytes(Path folder) throws IOException;
    }

    static final FreeSpace DISK = folder -> Files.getFileStore(folder).getUsableSpace();

    private NewFile() {}

    /// @param bytes how many bytes the content has
    /// @throws InputException if the disk is too full or the file cannot be written; the old file is left as it was
    static void write(Path target, long bytes, FreeSpace freeSpace, Content content) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            if (freeSpace.bytes(folder) < bytes) {
                throw tooFull(target, bytes, freeSpace.bytes(folder), null);
            }
            writeAndForce(temporary, content);
            move(temporary, absolute);
            forceFolder(folder);
        } catch (IOException e) {
            throw failure(target, folder, bytes, freeSpace, e);
        } finally {
            deleteLeftover(temporary);
        }
    }

    private static void writeAndForce(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Brings the new name to the disk where the system lets a folder be opened; elsewhere the rename does it.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // not possible on this system, and the file itself is safe already
        }
    }

    private static InputException failure(
            Path target, Path folder, long bytes, FreeSpace freeSpace, IOException cause) {
        try {
            long free = freeSpace.bytes(folder);
            String reason = String.valueOf(cause.getMessage());
            if (free < bytes || reason.contains("No space left") || reason.contains("not enough space")) {
                return tooFull(target, bytes, free, cause);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new InputException(
                "%s cannot be written (%s); choose another folder or allow writing there. What was there before is "
                                .formatted(target, cause)
                        + "unchanged.",
                cause);
    }

    private static InputException tooFull(Path target, long bytes, long free, Throwable cause) {
        return new InputException(
                ("%s needs %,d bytes, but its disk has only %,d free; make room and try again. What was there before "
                                + "is unchanged.")
                        .formatted(target, bytes, free),
                cause);
    }

    private static void deleteLeftover(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // the next write to the same target truncates it
        }
    }
}
