package palimpsest.history;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;

/// A token snapshot as a [RecordArray]: a row a token, all passages after one another, columns `log2p`, `rank`,
/// `entropy`, `kl`.
final class SnapshotFile {
    private static final RecordArray ARRAY =
            new RecordArray("[('log2p', '<f4'), ('rank', '<i4'), ('entropy', '<f4'), ('kl', '<f4')]", 16);

    private SnapshotFile() {}

    static void write(Path file, ProbeSnapshot snapshot) {
        int rows = snapshot.passages().stream().mapToInt(TokenScores::length).sum();
        ByteBuffer bytes = ARRAY.begin(rows);
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
    /// @throws palimpsest.tensor.InputException if it cannot be read or is not of these passages
    static List<TokenScores> read(Path file, List<Passage> passages) {
        ByteBuffer bytes =
                ARRAY.read(file, passages.stream().mapToInt(Passage::length).sum(), "a token snapshot");
        List<TokenScores> scores = new ArrayList<>();
        for (Passage passage : passages) {
            scores.add(scores(bytes, passage.length()));
        }
        return List.copyOf(scores);
    }

    /// Reads one row into a place of a course.
    ///
    /// @param rows how many the file must have
    /// @throws palimpsest.tensor.InputException if it cannot be read or is damaged
    static void row(Path file, int rows, int row, TokenCourse into, int place) {
        ByteBuffer bytes = ARRAY.row(file, rows, row, "a token snapshot");
        into.log2p()[place] = bytes.getFloat();
        into.rank()[place] = bytes.getInt();
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
}
