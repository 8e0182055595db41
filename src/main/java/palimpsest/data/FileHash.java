package palimpsest.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file held when it was read, so that a run can be repeated on the same input.
///
/// @param path the file, as it was given
/// @param bytes its size
/// @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
public record FileHash(String path, long bytes, String sha256) {
    /// Hashes a file in one streaming pass.
    ///
    /// @throws palimpsest.tensor.InputException where the file is missing, a folder, empty or unreadable
    public static FileHash of(Path file) {
        DataFile.requireContent(file);
        MessageDigest digest = sha256Digest();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            long bytes = 0;
            while (channel.read(buffer) >= 0) {
                bytes += buffer.flip().remaining();
                digest.update(buffer);
                buffer.clear();
            }
            return of(file, bytes, digest);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    static FileHash of(Path file, long bytes, MessageDigest digest) {
        return new FileHash(file.toString(), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
