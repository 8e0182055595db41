package palimpsest.ui.tokens;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import palimpsest.measure.Passage;

/// Where a text stands among the tokens of a map, capitals or not.
///
/// @param tokens all tokens that a match touches, by their place on the screen; not to be written to
/// @param starts the first token of each match, in order
record TokenSearch(BitSet tokens, List<Integer> starts) {
    static TokenSearch none() {
        return new TokenSearch(new BitSet(), List.of());
    }

    static TokenSearch of(TokenMap map, String query) {
        if (query.isBlank()) {
            return none();
        }
        String sought = query.toLowerCase(Locale.ROOT);
        TokenSearch found = new TokenSearch(new BitSet(), new ArrayList<>());
        for (int p = 0; p < map.order().size(); p++) {
            found.read(
                    map.source().passages().get(map.order().get(p)), map.cells().start(p), sought);
        }
        return found;
    }

    private void read(Passage passage, int first, String sought) {
        String text = passage.text().toLowerCase(Locale.ROOT);
        int token = 0;
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length())) {
            while (token < passage.length() && passage.ends()[token] <= at) {
                token++;
            }
            starts.add(first + token);
            for (int i = token; i < passage.length() && passage.starts()[i] < at + sought.length(); i++) {
                tokens.set(first + i);
            }
        }
    }

    /// The match after a token, or the one before it, going round; -1 where there is none.
    int next(int from, boolean forward) {
        if (starts.isEmpty()) {
            return -1;
        }
        if (forward) {
            return starts.stream().filter(start -> start > from).findFirst().orElse(starts.getFirst());
        }
        return starts.reversed().stream()
                .filter(start -> start < from)
                .findFirst()
                .orElse(starts.getLast());
    }
}
