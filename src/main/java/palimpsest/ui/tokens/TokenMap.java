package palimpsest.ui.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Passage;
import palimpsest.measure.TokenScores;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenColumn;
import palimpsest.ui.plot.TokenFigures;
import palimpsest.ui.plot.TokenPassage;

/// Texts as they are drawn: their tokens in the order of the screen, and a value each. Made on any thread and not
/// changed after.
///
/// @param source the texts and what is known of them, in the order of the run
/// @param order for each passage on the screen its place in the source
/// @param cells their tokens one after the other
/// @param delta Δ in bits, one a token in the order of `cells`, NaN where nothing precedes the token
/// @param columns what is coloured: the model's, and the base's before it where both are shown
/// @param damaged the tokens that lost something, those that lost most first
/// @param counts how many tokens are of each class
public record TokenMap(
        TokenSource source,
        List<Integer> order,
        TokenCells cells,
        float[] delta,
        List<TokenColumn> columns,
        int[] damaged,
        Map<Forgetting, Integer> counts) {
    /// How texts are to be drawn.
    ///
    /// @param beside whether the base stands beside the model
    /// @param order of the passages
    record Drawing(TokenMode mode, boolean beside, List<Integer> order) {}

    /// @param earlier a map whose cells are used again where its passages are the same; null for none
    static TokenMap of(TokenSource source, Drawing drawing, TokenMap earlier) {
        boolean same = earlier != null
                && earlier.source.passages().equals(source.passages())
                && earlier.order.equals(drawing.order());
        TokenCells cells = same ? earlier.cells : cells(source.passages(), drawing.order());
        float[] delta = new float[cells.size()];
        float[] now = new float[cells.size()];
        float[] before = new float[drawing.beside() ? cells.size() : 0];
        Map<Forgetting, Integer> counts = new EnumMap<>(Forgetting.class);
        for (int p = 0; p < drawing.order().size(); p++) {
            TokenScores base = source.base().passages().get(drawing.order().get(p));
            TokenScores model = source.now().passages().get(drawing.order().get(p));
            int start = cells.start(p);
            for (int t = 0; t < base.length(); t++) {
                delta[start + t] = (float) Forgetting.delta(base, model, t);
                now[start + t] = drawing.mode().value(base, model, t);
                if (drawing.beside()) {
                    before[start + t] = drawing.mode().baseValue(base, t);
                }
                if (base.rank()[t] > 0) {
                    counts.merge(Forgetting.of(base, model, t), 1, Integer::sum);
                }
            }
        }
        return new TokenMap(
                source,
                drawing.order(),
                cells,
                delta,
                columns(source, drawing, before, now),
                damaged(delta),
                Map.copyOf(counts));
    }

    private static List<TokenColumn> columns(TokenSource source, Drawing drawing, float[] before, float[] now) {
        TokenMode mode = drawing.mode();
        if (!drawing.beside()) {
            return List.of(new TokenColumn("", now, mode.scale()));
        }
        return List.of(
                new TokenColumn("base · " + mode.baseWords(), before, mode.baseScale()),
                new TokenColumn("step " + source.now().step() + " · " + mode.words(), now, mode.scale()));
    }

    private static int[] damaged(float[] delta) {
        return IntStream.range(0, delta.length)
                .filter(token -> delta[token] >= DivergingScale.NEUTRAL)
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -delta[token]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Steps of the model.
    public long step() {
        return source.now().step();
    }

    /// How many tokens are of a class.
    public int count(Forgetting kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// All there is to say of a token, by its place among all of them.
    public TokenFigures figures(int index) {
        TokenPlace place = place(index);
        int t = place.token();
        TokenScores before = source.base().passages().get(place.passage());
        TokenScores after = source.now().passages().get(place.passage());
        return new TokenFigures(
                source.passages().get(place.passage()).token(t),
                before.log2p()[t],
                after.log2p()[t],
                before.rank()[t],
                after.rank()[t],
                before.entropy()[t],
                after.entropy()[t],
                after.kl()[t]);
    }

    /// Where a token on the screen stands among the texts.
    TokenPlace place(int index) {
        int p = 0;
        while (p + 1 < order.size() && cells.start(p + 1) <= index) {
            p++;
        }
        return new TokenPlace(order.get(p), index - cells.start(p));
    }

    /// Where a token of the texts stands on the screen; -1 where it does not.
    int index(TokenPlace place) {
        int p = order.indexOf(place.passage());
        return p < 0 || place.token() >= source.passages().get(place.passage()).length()
                ? -1
                : cells.start(p) + place.token();
    }

    /// The most damaged token after another, or the one before it, going round.
    ///
    /// @param from a token; any other begins with the most damaged
    /// @return -1 where nothing is damaged
    int nextDamaged(int from, boolean forward) {
        if (damaged.length == 0) {
            return -1;
        }
        int at = Arrays.stream(damaged).boxed().toList().indexOf(from);
        int next = at < 0 ? (forward ? 0 : damaged.length - 1) : at + (forward ? 1 : -1);
        return damaged[Math.floorMod(next, damaged.length)];
    }

    private static TokenCells cells(List<Passage> passages, List<Integer> order) {
        List<TokenPassage> shown = new ArrayList<>();
        for (int p : order) {
            Passage passage = passages.get(p);
            shown.add(new TokenPassage(
                    passage.area(),
                    IntStream.range(0, passage.length())
                            .mapToObj(passage::token)
                            .toList()));
        }
        return new TokenCells(shown);
    }
}
