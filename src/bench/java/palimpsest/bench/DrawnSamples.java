package palimpsest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenPassage;

/// What the benches of drawing draw.
final class DrawnSamples {
    private static final int PASSAGE = 100;

    private DrawnSamples() {}

    /// A noisy loss that falls.
    static double value(Random random, int run, long step) {
        return 0.5 + run * 0.2 + 3 * Math.exp(-step / 20_000.0) + random.nextGaussian() * 0.15;
    }

    /// Passages of tokens of all lengths.
    static TokenCells cells(Random random, int tokens) {
        List<TokenPassage> passages = new ArrayList<>();
        for (int p = 0; p < tokens / PASSAGE; p++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < PASSAGE; i++) {
                words.add(" " + Integer.toString(random.nextInt(1 << 24), 36));
            }
            passages.add(new TokenPassage("Area " + p / 70, words));
        }
        return new TokenCells(passages);
    }
}
