package palimpsest.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.tensor.InputException;

/// A token snapshot as a structured array in NumPy's `.npy` format (version 1.0): a row a token, all passages after one
/// another, little-endian columns `log2p`, `rank`, `entropy`, `kl`.
final class SnapshotFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ROW_BYTES = 16;
    private static final int ALIGNMENT = 64;
    private static final String TYPE = "[('log2p', '<f4'), ('rank', '<i4'), ('entropy', '<f4'), ('kl', '<f4')]";

    private SnapshotFile() {}

    static void write(Path file, ProbeSnapshot snapshot) {
        int rows = snapshot.passages().stream().mapToInt(TokenScores::length).sum();
        byte[] header = header(rows);
        ByteBuffer bytes = ByteBuffer.allocate(header.length + ROW_BYTES * rows).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header);
        for (TokenScores scores : snapshot.passages()) {
            for (int i = 0; i < scores.length(); i++) {
                bytes.putFloat(scores.log2p()[i])
                        .putInt(scores.rank()[i])
                        .putFloat(scores.entropy()[i])
                        .putFloat(scores.kl()[i]);
            }
        }
        WholeFile.write(file, bytes.flip());
    }

    /// @param passages the passages it speaks of, in order
    /// @throws InputException if it cannot be read or is not of these passages
    static ProbeSnapshot read(Path file, long step, List<Passage> passages) {
        int rows = passages.stream().mapToInt(Passage::length).sum();
        byte[] header = header(rows);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length != header.length + ROW_BYTES * rows
                || !bytes.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
            throw new InputException(("%s is not a token snapshot of this run's passages (%,d tokens in %,d bytes "
                            + "expected, %,d bytes found); it is damaged and can be deleted.")
                    .formatted(file, rows, header.length + ROW_BYTES * rows, content.length));
        }
        bytes.position(header.length);
        List<TokenScores> scores = new ArrayList<>();
        for (Passage passage : passages) {
            scores.add(scores(bytes, passage.length()));
        }
        return new ProbeSnapshot(step, List.copyOf(scores));
    }

    private static TokenScores scores(ByteBuffer bytes, int length) {
        TokenScores scores = new TokenScores(new float[length], new int[length], new float[length], new float[length]);
        for (int i = 0; i < length; i++) {
            scores.log2p()[i] = bytes.getFloat();
            scores.rank()[i] = bytes.getInt();
            scores.entropy()[i] = bytes.getFloat();
            scores.kl()[i] = bytes.getFloat();
        }
        return scores;
    }

    private static byte[] header(int rows) {
        String text = "{'descr': %s, 'fortran_order': False, 'shape': (%d,), }".formatted(TYPE, rows);
        int length = MAGIC.length + 2 + text.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String line = text + " ".repeat(padded - length) + "\n";
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length())
                .put(line.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
