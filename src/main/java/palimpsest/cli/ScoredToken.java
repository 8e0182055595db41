package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.TokenScores;
import palimpsest.workbench.ScoredText;

/// One token of a scored text.
///
/// @param id its id
/// @param text its characters
/// @param start offset of its first character in the whole text (UTF-16 code units)
/// @param end offset after its last character
/// @param log2p log2 of its probability (bits); NaN where nothing precedes it
/// @param rank 1 is best; 0 where nothing precedes it
/// @param entropy of the prediction (bits)
record ScoredToken(int id, String text, int start, int end, float log2p, int rank, float entropy) {
    /// Whether something precedes it, so that it was predicted at all.
    boolean predicted() {
        return rank > 0;
    }

    /// The tokens of a text in order, with their places in the whole text.
    static List<ScoredToken> of(ScoredText scored, String whole) {
        List<ScoredToken> tokens = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < scored.passages().size(); i++) {
            Passage passage = scored.passages().get(i);
            TokenScores scores = scored.scores().get(i);
            int start = start(whole, passage.text(), end);
            for (int token = 0; token < passage.length(); token++) {
                tokens.add(new ScoredToken(
                        passage.ids()[token],
                        passage.token(token),
                        start + passage.starts()[token],
                        start + passage.ends()[token],
                        scores.log2p()[token],
                        scores.rank()[token],
                        scores.entropy()[token]));
            }
            end = start + passage.text().length();
        }
        return tokens;
    }

    /// Where a passage begins: where the one before ended, or within its last character where a character's bytes are
    /// parted between them, or after characters that no token covers.
    private static int start(String whole, String passage, int end) {
        for (int at = end; at >= Math.max(0, end - 2); at--) {
            if (whole.startsWith(passage, at)) {
                return at;
            }
        }
        return Math.max(end, whole.indexOf(passage, end));
    }
}
