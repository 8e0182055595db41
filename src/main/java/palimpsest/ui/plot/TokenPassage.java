package palimpsest.ui.plot;

import java.util.List;
import java.util.Objects;

/// A passage of tokens.
///
/// @param area the named area it belongs to; passages of one area stand together
/// @param tokens the characters of each token
public record TokenPassage(String area, List<String> tokens) {
    public TokenPassage {
        Objects.requireNonNull(area);
        tokens = List.copyOf(tokens);
    }
}
