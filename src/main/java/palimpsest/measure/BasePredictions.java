package palimpsest.measure;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// The base's probabilities of every token at every probe position, kept in a memory-mapped scratch file so that they
/// take disk, not memory. One tensor [positions, vocabulary] a batch of probes.
final class BasePredictions implements AutoCloseable {
    /// Most room they may take; batches beyond it have none, and so no divergence.
    private static final long MOST_BYTES = 1L << 30;

    private final Arena arena = Arena.ofShared();
    private final Path file;
    private final MemorySegment memory;
    private final Shape shape;
    private final long batchBytes;

    /// @param folder where the scratch file goes; it is deleted on closing
    /// @throws InputException if the disk has no room for it
    BasePredictions(Path folder, int batches, Shape batchShape) {
        shape = batchShape;
        batchBytes = Math.multiplyExact(batchShape.size(), ElementType.F32.bytes());
        long kept = Math.min(batches, Math.max(1, MOST_BYTES / batchBytes));
        file = folder.resolve("base-probabilities.scratch");
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < kept * batchBytes) {
                throw new InputException(
                        "%s: measuring needs %,d bytes of disk and %,d are free. Make room, or give fewer probes."
                                .formatted(folder, kept * batchBytes, free));
            }
            try (FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                fill(channel, kept * batchBytes);
                memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, kept * batchBytes, arena);
            }
        } catch (IOException e) {
            arena.close();
            throw new InputException(
                    "%s: cannot be written (%s). Choose another folder for the run.".formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Writes zeros, so that a disk that is too full says so here; a mapped file with holes would end the process when
    /// a hole finds no room.
    private static void fill(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
        for (long left = bytes; left > 0; left -= zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), left));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    /// The tensor of a batch; empty beyond the room there is.
    Optional<HostTensor> batch(int index) {
        long start = index * batchBytes;
        return start + batchBytes > memory.byteSize()
                ? Optional.empty()
                : Optional.of(new HostTensor(ElementType.F32, shape, memory.asSlice(start, batchBytes)));
    }

    @Override
    public void close() {
        arena.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
