package palimpsest.ui.plot;

import java.util.List;

/// The tokens of a heatmap, in order; values come separately and change more often. A token's index counts through all
/// passages. Immutable; any thread.
public final class TokenCells {
    private static final TokenCells NONE = new TokenCells(List.of());
    private final List<TokenPassage> passages;
    private final String[] shown;
    private final int[] widths;
    private final int[] starts;

    public TokenCells(List<TokenPassage> passages) {
        this.passages = List.copyOf(passages);
        starts = new int[passages.size() + 1];
        for (int i = 0; i < passages.size(); i++) {
            starts[i + 1] = starts[i] + passages.get(i).tokens().size();
        }
        shown = new String[starts[passages.size()]];
        widths = new int[shown.length];
        int index = 0;
        for (TokenPassage passage : passages) {
            for (String token : passage.tokens()) {
                shown[index] = TokenText.flowing(token);
                widths[index] = TokenText.cells(shown[index], 0, shown[index].length());
                index++;
            }
        }
    }

    /// No token at all.
    public static TokenCells none() {
        return NONE;
    }

    /// Number of tokens.
    public int size() {
        return shown.length;
    }

    public List<TokenPassage> passages() {
        return passages;
    }

    /// Index of the first token of a passage; for the number of passages, the number of tokens.
    public int start(int passage) {
        return starts[passage];
    }

    /// The token as it stands in flowing text.
    String shown(int index) {
        return shown[index];
    }

    int width(int index) {
        return widths[index];
    }
}
