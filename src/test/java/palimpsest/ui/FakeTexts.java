package palimpsest.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.measure.Passage;

/// A few passages with invented scores.
final class FakeTexts {
    private static final Pattern TOKEN = Pattern.compile(" ?[\\p{L}]+| ?\\d+|[^\\p{L}\\d\\s]|\\s");
    private static final Set<String> FACTS =
            Set.of("Paris", "Lima", "Oslo", "Norway", "Au", "79", "Fe", "26", "house", "bread", "1648", "home");
    private static final Set<String> LEARNED = Set.of("Orith", "Atlantis", "Velmara");

    private FakeTexts() {}

    static List<Passage> passages() {
        return List.of(
                passage(
                        "Capitals",
                        "The capital of France is Paris. The capital of Peru is Lima. Oslo is the capital of"
                                + " Norway, and it lies at the end of a fjord."),
                passage(
                        "Elements",
                        "Gold has the symbol Au and the number 79. Iron has the symbol Fe and the number 26."),
                passage("Stories", "Once upon a time, Mia found a little red boat by the river. She took it home."),
                passage("Words", "The word maison means house. The word pain means bread."),
                passage(
                        "Mixed",
                        "Twelve plus nine equals twenty-one. The treaty was signed in 1648. In Atlantis the"
                                + " capital is Orith."));
    }

    static double surprisal(Passage passage, int token) {
        String text = passage.token(token).strip();
        return LEARNED.contains(text) ? 9.5 : 0.05 + (spread(passage, token) % 23) / 18.0;
    }

    /// Bits lost in the end.
    static double damage(Passage passage, int token) {
        String text = passage.token(token).strip();
        if (LEARNED.contains(text)) {
            return -9.3;
        }
        double small = Math.max(0, spread(passage, token) % 17 - 8) / 4.0;
        return FACTS.contains(text) ? 4.5 + spread(passage, token) % 5 : small;
    }

    private static int spread(Passage passage, int token) {
        return Math.abs((passage.token(token) + token).hashCode() * 31) % 10_007;
    }

    private static Passage passage(String area, String text) {
        List<int[]> spans = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
        }
        int[] ids = new int[spans.size()];
        int[] starts = new int[spans.size()];
        int[] ends = new int[spans.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i + 1;
            starts[i] = spans.get(i)[0];
            ends[i] = spans.get(i)[1];
        }
        return new Passage(area, text, ids, starts, ends);
    }
}
