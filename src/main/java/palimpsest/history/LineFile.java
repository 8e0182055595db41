package palimpsest.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import palimpsest.tensor.InputException;

/// A text file that only grows, by whole lines. Each append is one write, so that a process killed at any moment leaves
/// at most an incomplete last line, which opening the file again removes.
final class LineFile implements AutoCloseable {
    private static final int TAIL_BLOCK = 8192;

    /// How bytes reach the file.
    @FunctionalInterface
    interface Output {
        void write(FileChannel channel, ByteBuffer bytes) throws IOException;
    }

    private final Path file;
    private final FileChannel channel;
    private final Output output;

    private LineFile(Path file, FileChannel channel, Output output) {
        this.file = file;
        this.channel = channel;
        this.output = output;
    }

    /// Opens the file at its end, makes it where it is missing, and cuts off an incomplete last line.
    ///
    /// @throws InputException if it cannot be written
    static LineFile open(Path file) {
        return open(file, LineFile::writeAll);
    }

    static LineFile open(Path file, Output output) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                long end = wholeLines(channel);
                if (end < channel.size()) {
                    channel.truncate(end);
                }
                channel.position(end);
                return new LineFile(file, channel, output);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Failure.writing(file, e);
        }
    }

    /// @param lines one or more lines without the last line's end
    /// @throws InputException if they cannot be written; the file is then as it was
    void append(String lines) {
        ByteBuffer bytes = ByteBuffer.wrap((lines + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long before = channel.position();
            try {
                output.write(channel, bytes);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw Failure.writing(file, e);
        }
    }

    /// Brings everything to the disk and closes the file.
    @Override
    public void close() {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw Failure.writing(file, e);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Bytes up to and with the last line's end.
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(TAIL_BLOCK);
        long end = channel.size();
        while (end > 0) {
            long start = Math.max(0, end - TAIL_BLOCK);
            block.clear().limit((int) (end - start));
            while (block.hasRemaining()) {
                if (channel.read(block, start + block.position()) < 0) {
                    throw new IOException("it grew shorter while it was read");
                }
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
