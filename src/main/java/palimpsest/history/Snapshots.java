package palimpsest.history;

import java.util.List;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;

/// The token snapshots of a run, read one by one as they are asked for; also while the run is under way.
///
/// @param folder where they lie
/// @param passages that they speak of, in order
/// @param questions how many they answer
public record Snapshots(RunFolder folder, List<Passage> passages, int questions) {
    public Snapshots {
        passages = List.copyOf(passages);
    }

    /// Steps that have one, in order; 0 is the base.
    public List<Long> steps() {
        return folder.snapshotSteps();
    }

    /// Reads a snapshot.
    ///
    /// @throws palimpsest.tensor.InputException if there is none, or it is damaged
    public ProbeSnapshot read(long step) {
        AnswerScores answers = questions == 0 ? AnswerScores.none() : AnswersFile.read(folder.answers(step), questions);
        return new ProbeSnapshot(step, SnapshotFile.read(folder.snapshot(step), passages), answers);
    }

    /// Reads one token through all snapshots, sixteen bytes of each.
    ///
    /// @param passage index of its passage
    /// @param token index in the passage
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    public TokenCourse course(int passage, int token) {
        int row =
                passages.subList(0, passage).stream().mapToInt(Passage::length).sum() + token;
        int rows = passages.stream().mapToInt(Passage::length).sum();
        List<Long> all = steps();
        TokenCourse course = new TokenCourse(
                all.stream().mapToLong(Long::longValue).toArray(), new float[all.size()], new int[all.size()]);
        for (int i = 0; i < all.size(); i++) {
            SnapshotFile.row(folder.snapshot(all.get(i)), rows, row, course, i);
        }
        return course;
    }
}
