package palimpsest.ui.ledger;

import java.util.Optional;
import palimpsest.measure.Knowledge;
import palimpsest.measure.Question;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Course;

/// One question of an area in words and a course.
///
/// @param question what is asked
/// @param prompt as a single line
/// @param answer the right answer
/// @param before the answer's probability under the base
/// @param now its probability now
/// @param became what became of it, in a word
/// @param known whether the model would give the answer now
/// @param course the probability over time
/// @param reply what the model answers now; empty until it was asked
/// @param spoken all of it in a sentence
public record ItemRow(
        Question question,
        String prompt,
        String answer,
        String before,
        String now,
        String became,
        boolean known,
        Course course,
        Optional<String> reply,
        String spoken) {
    static ItemRow of(Knowledge knowledge, Knowledge.Item item, Optional<String> reply) {
        String prompt = item.prompt().replaceAll("\\s+", " ").strip();
        String answer = item.answer().replaceAll("\\s+", " ").strip();
        String before = percent(item.probabilityBefore());
        String now = percent(item.probabilityNow());
        String became = became(item);
        String said = reply.map(text -> "; the model answers " + text).orElse("");
        return new ItemRow(
                item.question(),
                prompt,
                answer,
                before,
                now,
                became,
                item.knownNow(),
                Course.of(knowledge.steps(), item::probability),
                reply,
                prompt + " " + answer + ": " + became + ", probability " + before + " before, " + now + " now" + said);
    }

    private static String became(Knowledge.Item item) {
        return switch (item.became()) {
            case FORGOTTEN -> "forgotten";
            case WEAKENED -> "weakened";
            case LEARNED -> "learned";
            case NEVER_KNOWN, KEPT -> item.knownNow() ? "known" : "not known";
        };
    }

    /// With as many decimals as tell small probabilities apart.
    static String percent(double share) {
        double percent = share * 100;
        if (percent < 0.01) {
            return "<" + Figures.SPACE + "0.01" + Figures.SPACE + "%";
        }
        int decimals = percent >= 10 ? 0 : percent >= 1 ? 1 : 2;
        return Figures.decimals(percent, decimals) + Figures.SPACE + "%";
    }
}
