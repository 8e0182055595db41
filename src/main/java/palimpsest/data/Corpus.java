package palimpsest.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A tokenized corpus, parted into documents to train on and documents held out.
///
/// Immutable and thread-safe.
public final class Corpus {
    private final CorpusCounts counts;
    private final DocumentTable table;
    private final BitSet heldOut;
    private final TokenFile tokens;
    private final List<Candidates.Candidate> candidates;

    Corpus(
            CorpusCounts counts,
            DocumentTable table,
            BitSet heldOut,
            TokenFile tokens,
            List<Candidates.Candidate> candidates) {
        this.counts = counts;
        this.table = table;
        this.heldOut = heldOut;
        this.tokens = tokens;
        this.candidates = candidates;
    }

    /// Files with their hashes, and counts by area.
    public CorpusCounts counts() {
        return counts;
    }

    /// Names of the areas, in the order in which they first appear.
    public List<String> areas() {
        return counts.areas().stream().map(AreaCounts::area).toList();
    }

    /// All that is trained on, in file order.
    public TokenView training() {
        return new TokenView(tokens, table, document -> !heldOut.get(document), "The training part of " + names());
    }

    /// All that is held out, in file order.
    public TokenView heldOut() {
        return new TokenView(tokens, table, heldOut::get, "The held-out part of " + names());
    }

    /// What is held out of one area; no tokens where the area is a single document.
    public TokenView heldOut(String area) {
        int index = areas().indexOf(area);
        if (index < 0) {
            throw new IllegalArgumentException("no area " + area + " among " + areas());
        }
        return new TokenView(
                tokens,
                table,
                document -> heldOut.get(document) && table.area(document) == index,
                "The held-out part of the area " + area + " of " + names());
    }

    /// Which areas the [training stream][#training] goes through: neighbours of one area are one span.
    public List<AreaSpan> trainingSpans() {
        List<AreaSpan> spans = new ArrayList<>();
        List<String> areas = areas();
        int area = -1;
        long from = 0;
        long at = 0;
        for (int i = 0; i < table.size(); i++) {
            if (heldOut.get(i)) {
                continue;
            }
            if (table.area(i) != area && at > from) {
                spans.add(new AreaSpan(areas.get(area), from, at - from));
                from = at;
            }
            area = table.area(i);
            at += table.tokens(i);
        }
        if (at > from) {
            spans.add(new AreaSpan(areas.get(area), from, at - from));
        }
        return spans;
    }

    /// Hashes of the documents that are trained on, so that none of them is measured on as well.
    Set<Long> trainingKeys() {
        Set<Long> keys = new HashSet<>();
        for (int i = heldOut.nextClearBit(0); i < table.size(); i = heldOut.nextClearBit(i + 1)) {
            keys.add(table.key(i));
        }
        return keys;
    }

    /// Held-out documents to take probe passages from, by area and by hash within it.
    List<Candidates.Candidate> heldOutCandidates() {
        Set<Long> keys = new HashSet<>();
        for (int i = heldOut.nextSetBit(0); i >= 0; i = heldOut.nextSetBit(i + 1)) {
            keys.add(table.key(i));
        }
        return candidates.stream()
                .filter(candidate -> keys.contains(candidate.key()))
                .toList();
    }

    private String names() {
        return String.join(", ", counts.files().stream().map(FileHash::path).toList());
    }
}
