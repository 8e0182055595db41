package palimpsest.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import palimpsest.engine.Engine;
import palimpsest.measure.ScoringGraph.Detail;
import palimpsest.tensor.HostTensor;

/// Asks the questions of a changing model. Questions are short and many, so each stands in a row about as long as it
/// is: those of one length go through a graph of that length, and nothing is kept of a prediction but what is asked.
final class QuestionScorer implements AutoCloseable {
    private static final double LN2 = Math.log(2);
    /// Smaller than that of passages: each length has a graph, and so a batch, of its own.
    private static final ProbeScorer.Batch BATCH = new ProbeScorer.Batch(1 << 24, 64, 512);
    /// Questions that are worth a graph of their own length.
    private static final int FEWEST = 16;
    /// Lengths are multiples of this.
    private static final int STEP = 4;

    private final Engine engine;
    private final ProbeScorer.Decoders decoders;
    private final Map<String, HostTensor> weights;
    private final List<Question> questions;
    private final OptionalInt beginning;
    private final List<Group> groups;

    /// Questions of about one length.
    ///
    /// @param time tokens of input in a row
    /// @param members their places among all
    record Length(int time, List<Integer> members) {}

    private record Group(Length length, Scorer scorer) {}

    /// @param questions each of at most as many tokens as the model takes in, the beginning token counted
    QuestionScorer(
            Engine engine,
            ProbeScorer.Decoders decoders,
            Map<String, HostTensor> weights,
            List<Question> questions,
            ProbeScorer.Intake intake) {
        this.engine = engine;
        this.decoders = decoders;
        this.weights = weights;
        this.questions = List.copyOf(questions);
        this.beginning = intake.beginning();
        groups = lengths(questions, lead(), intake.context()).stream()
                .map(length -> group(length, intake))
                .toList();
    }

    /// Rows of a batch of questions of a length.
    static int rows(Length length, ProbeScorer.Intake intake) {
        return Math.min(intake.rows(length.time(), BATCH), length.members().size());
    }

    private Group group(Length length, ProbeScorer.Intake intake) {
        int rows = rows(length, intake);
        return new Group(length, new Scorer(engine, decoders.build(rows, length.time()), Detail.ANSWERS, weights));
    }

    /// The lengths that questions are asked in, shortest first: about a quarter longer than they are at most, but where
    /// there are too few of a length.
    ///
    /// @param lead tokens before each
    /// @param context no length is larger
    static List<Length> lengths(List<Question> questions, int lead, int context) {
        SortedMap<Integer, List<Integer>> byTime = new TreeMap<>();
        IntStream.range(0, questions.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> questions.get(i).length()))
                .forEach(i -> byTime.computeIfAbsent(
                                Math.min(context, rounded(questions.get(i).length() + lead - 1)),
                                time -> new ArrayList<>())
                        .add(i));
        List<Length> lengths = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        byTime.forEach((time, members) -> {
            waiting.addAll(members);
            if (waiting.size() >= FEWEST || time.equals(byTime.lastKey())) {
                lengths.add(new Length(time, List.copyOf(waiting)));
                waiting.clear();
            }
        });
        return lengths;
    }

    private static int rounded(int length) {
        int step = Math.max(STEP, Integer.highestOneBit(Math.max(1, length)) / 4);
        return Math.max(1, Math.ceilDiv(length, step)) * step;
    }

    /// How the weights as they are now answer.
    AnswerScores score() {
        AnswerScores scores = AnswerScores.ofLength(questions.size());
        for (Group group : groups) {
            List<Integer> members = group.length().members();
            int batch = group.scorer().batch();
            for (int from = 0; from < members.size(); from += batch) {
                score(group, members.subList(from, Math.min(members.size(), from + batch)), scores);
            }
        }
        return scores;
    }

    private void score(Group group, List<Integer> members, AnswerScores scores) {
        int time = group.length().time();
        int[][] rows = new int[members.size()][time + 1];
        for (int row = 0; row < rows.length; row++) {
            int[] ids = questions.get(members.get(row)).ids();
            rows[row][0] = beginning.orElse(0);
            System.arraycopy(ids, 0, rows[row], lead(), ids.length);
        }
        group.scorer().run(rows);
        float[] nll = group.scorer().column(ScoringGraph.NLL);
        float[] above = group.scorer().column(ScoringGraph.ABOVE);
        for (int row = 0; row < rows.length; row++) {
            int index = members.get(row);
            Question question = questions.get(index);
            double bits = 0;
            double answer = 0;
            int rank = 1;
            for (int token = 1 - lead(); token < question.length(); token++) {
                int at = row * time + token + lead() - 1;
                bits += nll[at] / LN2;
                if (token >= question.first()) {
                    answer -= nll[at] / LN2;
                    rank = Math.max(rank, (int) above[at] + 1);
                }
            }
            scores.bits()[index] = (float) bits;
            scores.log2p()[index] = (float) answer;
            scores.rank()[index] = rank;
        }
    }

    private int lead() {
        return beginning.isPresent() ? 1 : 0;
    }

    @Override
    public void close() {
        groups.forEach(group -> group.scorer().close());
    }
}
