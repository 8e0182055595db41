package palimpsest.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import palimpsest.tensor.InputException;

/// An ONNX file and the files of external data beside it, memory-mapped.
///
/// External data is only read from within the model's own folder: a file that someone else made must not be able to
/// have another one of this machine read.
final class MappedFile implements AutoCloseable {
    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final Map<String, MemorySegment> mapped = new HashMap<>();
    private MemorySegment own;

    MappedFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// The bytes of the model file itself.
    MemorySegment bytes() {
        own = own == null ? map(file) : own;
        return own;
    }

    /// A range of a file of external data.
    ///
    /// @param tensor whose data it is, for messages
    /// @param location the file, relative to the model's folder
    /// @param offset first byte
    /// @param length bytes
    MemorySegment external(String tensor, String location, long offset, long length) {
        MemorySegment all = mapped.computeIfAbsent(location, key -> map(beside(tensor, key)));
        if (offset < 0 || length < 0 || offset > all.byteSize() - length) {
            throw new InputException(
                    "%s: the data of tensor %s is at bytes %,d to %,d of %s, which has only %,d; fetch that file again."
                            .formatted(file, tensor, offset, offset + length, location, all.byteSize()));
        }
        return all.asSlice(offset, length);
    }

    private Path beside(String tensor, String location) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path relative = Path.of(location.replace('\\', '/'));
            Path data = folder.resolve(relative).normalize();
            if (location.isEmpty() || relative.isAbsolute() || location.contains(":") || !data.startsWith(folder)) {
                throw outside(tensor, location);
            }
            if (!Files.isRegularFile(data)) {
                throw new InputException("%s keeps its data in %s, which is missing; fetch it into the same folder."
                        .formatted(file, location));
            }
            if (!data.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(tensor, location);
            }
            return data;
        } catch (InvalidPathException e) {
            throw outside(tensor, location);
        } catch (IOException e) {
            throw new InputException(
                    "%s keeps its data in %s, which cannot be read: %s.".formatted(file, location, e.getMessage()), e);
        }
    }

    private InputException outside(String tensor, String location) {
        return new InputException(("%s: the data of tensor %s is in \"%s\", outside the model's folder, which is not "
                        + "read; put a copy of that file into the folder and name it without a path.")
                .formatted(file, tensor, location));
    }

    private MemorySegment map(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    /// Memory of this file's lifetime, for tensors that are not laid out in the file as they are in memory.
    MemorySegment allocate(long bytes) {
        return arena.allocate(Math.max(1, bytes), Long.BYTES).asSlice(0, bytes);
    }
}
