package palimpsest.data;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.ZipException;
import palimpsest.tensor.InputException;

/// The content of a data file, unpacked where it is `.gz` or `.zst`, while the file as it lies on disk is counted and
/// hashed. A packed file that breaks off or is damaged is an [InputException] that names it.
final class DataStream extends InputStream {
    private final Path file;
    private final Compression compression;
    private final Counted packed;
    private final InputStream content;

    DataStream(Path file) throws IOException {
        this.file = file;
        compression = Compression.of(file);
        packed = new Counted(Files.newInputStream(file));
        try {
            content = compression.unpack(packed);
        } catch (IOException e) {
            packed.close();
            throw refused(e);
        }
    }

    /// Bytes of the file taken in so far.
    long bytesRead() {
        return packed.bytes;
    }

    /// The whole file's hash; what lies behind the content's end is read for it. Asked for once.
    FileHash hash() throws IOException {
        packed.transferTo(OutputStream.nullOutputStream());
        return FileHash.of(file, packed.bytes, packed.digest);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return content.read(into, offset, length);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
        packed.close();
    }

    /// Only a packed file has an end of its own that can be missing, and a form that can be broken.
    private IOException refused(IOException cause) {
        boolean ends = cause instanceof EOFException
                || String.valueOf(cause.getMessage()).contains("runcated");
        if (compression != Compression.NONE && ends) {
            throw new InputException(
                    "%s breaks off after %,d bytes: its %s data has no end. Copy or download the file again."
                            .formatted(file, packed.bytes, compression.ending()),
                    cause);
        }
        if (cause instanceof ZipException || cause instanceof ZstdIOException) {
            throw new InputException(
                    "%s cannot be unpacked as %s (%s). Copy or download it again, or give it the ending of what it is."
                            .formatted(file, compression.ending(), cause.getMessage()),
                    cause);
        }
        return cause;
    }

    /// The file's own bytes.
    private static final class Counted extends FilterInputStream {
        private final MessageDigest digest = FileHash.sha256Digest();
        private long bytes;

        Counted(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                bytes++;
                digest.update((byte) one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                bytes += count;
                digest.update(into, offset, count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
