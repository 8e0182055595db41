package palimpsest.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.history.TokenCourse;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.workbench.Alternatives;
import palimpsest.workbench.ComparedText;
import palimpsest.workbench.Continuations;
import palimpsest.workbench.RunTexts;

/// The texts of a fake run, which are looked up in the snapshots it made, and scored by the same invented rule.
public final class FakeRunTexts implements RunTexts {
    private static final Pattern TOKEN = Pattern.compile("\\s?\\S+|\\s");

    private final List<ProbeSnapshot> snapshots = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    void add(ProbeSnapshot snapshot) {
        snapshots.add(snapshot);
    }

    /// What was asked for so far, in words.
    public List<String> asked() {
        return asked;
    }

    @Override
    public CompletableFuture<ProbeSnapshot> snapshot(long step) {
        asked.add("snapshot " + step);
        return CompletableFuture.completedFuture(snapshots.stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow());
    }

    @Override
    public CompletableFuture<TokenCourse> course(int passage, int token) {
        asked.add("course %d %d".formatted(passage, token));
        int count = snapshots.size();
        TokenCourse course = new TokenCourse(new long[count], new float[count], new int[count]);
        for (int i = 0; i < count; i++) {
            course.steps()[i] = snapshots.get(i).step();
            course.log2p()[i] = snapshots.get(i).passages().get(passage).log2p()[token];
            course.rank()[i] = snapshots.get(i).passages().get(passage).rank()[token];
        }
        return CompletableFuture.completedFuture(course);
    }

    @Override
    public CompletableFuture<ComparedText> score(String text) {
        asked.add("score " + text);
        List<int[]> spans = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
        }
        Passage passage = new Passage(
                "Your text",
                text,
                new int[spans.size()],
                spans.stream().mapToInt(span -> span[0]).toArray(),
                spans.stream().mapToInt(span -> span[1]).toArray());
        return CompletableFuture.completedFuture(new ComparedText(
                List.of(passage),
                new ProbeSnapshot(0, List.of(scores(spans.size(), 0))),
                new ProbeSnapshot(latest(), List.of(scores(spans.size(), 3)))));
    }

    private static TokenScores scores(int length, float damage) {
        TokenScores scores = new TokenScores(new float[length], new int[length], new float[length], new float[length]);
        for (int i = 0; i < length; i++) {
            float lost = i % 4 == 3 ? damage : 0;
            scores.log2p()[i] = i == 0 ? Float.NaN : -0.5f - lost;
            scores.rank()[i] = i == 0 ? 0 : 1 + (int) lost;
        }
        return scores;
    }

    @Override
    public CompletableFuture<Alternatives> alternatives(Passage passage, int token, long step) {
        asked.add("alternatives %s %d".formatted(passage.token(token), step));
        List<String> words = new ArrayList<>(List.of(
                " the", " a", " Velmara", " Orith", " Lima", " Paris", " Oslo", "\n", " one", " capital", " of"));
        String actual = passage.token(token);
        words.remove(actual);
        List<Alternatives.Choice> base = new ArrayList<>();
        List<Alternatives.Choice> now = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String text = i == 0 ? actual : words.get(i - 1);
            base.add(new Alternatives.Choice(text, -0.2 - 2.2 * i, i == 0));
            String other = i == 3 ? actual : words.get((i + 2) % 9);
            now.add(new Alternatives.Choice(other, -0.4 - 1.7 * i, i == 3));
        }
        return CompletableFuture.completedFuture(new Alternatives(step, base, now));
    }

    @Override
    public CompletableFuture<Continuations> continuations(String prompt, int tokens) {
        asked.add("continue " + prompt);
        return CompletableFuture.completedFuture(new Continuations(
                latest(),
                Arrays.asList(" Paris", ".", " It", " lies", " on", " the", " river", " Seine", "."),
                Arrays.asList(" Velmara", ".", " It", " lies", " by", " the", " sea", ".")));
    }

    private long latest() {
        return snapshots.isEmpty() ? 0 : snapshots.getLast().step();
    }
}
