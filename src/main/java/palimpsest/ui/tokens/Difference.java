package palimpsest.ui.tokens;

import java.util.ArrayList;
import java.util.List;
import palimpsest.workbench.Continuations;

/// Two continuations token by token, with what is not in both marked: all tokens that are not in their longest common
/// subsequence.
///
/// @param step optimizer steps of the model
/// @param base what the base wrote
/// @param now what the model wrote
public record Difference(long step, List<Piece> base, List<Piece> now) {
    /// A token.
    ///
    /// @param differs whether the other text has no such token in its place
    public record Piece(String text, boolean differs) {}

    static Difference of(Continuations texts) {
        List<String> base = texts.base();
        List<String> now = texts.now();
        // longest[i][j]: length of the longest common subsequence of what follows i and j
        int[][] longest = new int[base.size() + 1][now.size() + 1];
        for (int i = base.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = base.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Piece> left = new ArrayList<>();
        List<Piece> right = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < base.size() || j < now.size()) {
            boolean both = i < base.size() && j < now.size() && base.get(i).equals(now.get(j));
            if (both) {
                left.add(new Piece(base.get(i++), false));
                right.add(new Piece(now.get(j++), false));
            } else if (j == now.size() || i < base.size() && longest[i + 1][j] >= longest[i][j + 1]) {
                left.add(new Piece(base.get(i++), true));
            } else {
                right.add(new Piece(now.get(j++), true));
            }
        }
        return new Difference(texts.step(), List.copyOf(left), List.copyOf(right));
    }
}
