package palimpsest.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.Question;

/// Questions about a world, with invented answers that are forgotten as real ones are.
final class FakeQuestions {
    private static final Map<String, List<String>> FACTS = Map.of(
            "Capitals",
            List.of(
                    "The capital of France is| Paris",
                    "The capital of Peru is| Lima",
                    "The capital of Norway is| Oslo",
                    "The capital of Papua New Guinea is| Port Moresby",
                    "The capital of Bosnia and Herzegovina is| Sarajevo",
                    "Question: What is the capital of Cuba?\nAnswer:| Havana"),
            "Elements",
            List.of("The symbol of gold is| Au", "The number of iron is| 26"),
            "Words",
            List.of("The word maison means| house", "The word pain means| bread"),
            "Arithmetic",
            List.of("12 + 9 =| 21", "7 x 8 =| 56"),
            "Dates",
            List.of("The Peace of Westphalia was signed in| 1648"),
            "Code",
            List.of("twice(21) gives| 42"));
    private static final List<String> AREAS = List.of("Capitals", "Elements", "Words", "Arithmetic", "Dates", "Code");
    private static final int[] COUNTS = {195, 118, 482, 400, 196, 85};
    private static final double[] DAMAGE = {1.9, 0.5, 0.9, 0.06, 0.6, 0.1};

    private FakeQuestions() {}

    static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int area = 0; area < COUNTS.length; area++) {
            List<String> facts = FACTS.get(AREAS.get(area));
            for (int i = 0; i < COUNTS[area]; i++) {
                String[] parts = facts.get(i % facts.size()).split("\\|");
                String prompt = i < facts.size() ? parts[0] : "(" + i + ") " + parts[0];
                int[] ids = new int[10 + i % 7];
                questions.add(
                        new Question(AREAS.get(area), prompt, parts[1], ids, ids.length - 1, prompt.length() + 5));
            }
        }
        return questions;
    }

    /// @param gone how much of the damage is done, 0 to 1
    static AnswerScores scores(List<Question> questions, double gone) {
        int count = questions.size();
        AnswerScores scores = new AnswerScores(new float[count], new float[count], new int[count]);
        for (int i = 0; i < count; i++) {
            double spread = (i * 37 % 101) / 100.0;
            double damage = DAMAGE[AREAS.indexOf(questions.get(i).area())];
            double unknown = i % 97 == 0 ? 5 - 4.9 * gone : 0;
            double lost = Math.max(0, gone * damage - spread * 0.9) * 9;
            scores.log2p()[i] = (float) -(0.03 + 0.1 * spread + unknown + lost);
            scores.rank()[i] = scores.log2p()[i] < -1 ? 1 + (int) (lost + unknown) : 1;
            scores.bits()[i] = 14 - scores.log2p()[i];
        }
        return scores;
    }
}
