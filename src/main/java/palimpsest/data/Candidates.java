package palimpsest.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The beginnings of the few documents of each area with the smallest hashes: the first that [HeldOutSplit] holds out,
/// kept while the text goes by so that probe passages need no second pass.
final class Candidates {
    static final int PER_AREA = 16;
    private static final int CHARACTERS = 4_000;

    private final Map<Integer, List<Candidate>> byArea = new LinkedHashMap<>();

    /// @param area index of the document's area
    /// @param key hash of the whole document
    /// @param text its beginning
    /// @param whole whether `text` is the whole document
    record Candidate(int area, long key, String text, boolean whole) {}

    void offer(int area, long key, String text) {
        List<Candidate> kept = byArea.computeIfAbsent(area, index -> new ArrayList<>());
        int place = kept.size();
        while (place > 0 && Long.compareUnsigned(key, kept.get(place - 1).key()) <= 0) {
            place--;
        }
        boolean known = place < kept.size() && kept.get(place).key() == key;
        if (known || place == PER_AREA) {
            return;
        }
        boolean whole = text.length() <= CHARACTERS;
        String beginning = whole ? text : text.substring(0, TextCuts.whole(text, CHARACTERS));
        kept.add(place, new Candidate(area, key, beginning, whole));
        if (kept.size() > PER_AREA) {
            kept.removeLast();
        }
    }

    List<Candidate> all() {
        return byArea.values().stream().flatMap(List::stream).toList();
    }
}
