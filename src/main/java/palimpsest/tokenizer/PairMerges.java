package palimpsest.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Finds the merges of byte-pair encoding over words with counts.
///
/// Counts of pairs are kept up to date as words change, so a merge costs only the words it occurs in. The queue holds
/// stale entries, which are noticed when they come up.
final class PairMerges {
    /// Two neighbouring symbols that become the next free id.
    record Merge(int left, int right) {}

    /// Gives ids to merges.
    interface Ids {
        /// The id of what the two spell together: a new one, or the one another merge has given the same spelling.
        int merged(int left, int right);

        /// Whether no further id is wanted.
        boolean full();
    }

    /// A pair as it was counted at some time; ordered by falling count, then rising ids.
    private record Candidate(long pair, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : Long.compare(pair, other.pair);
        }
    }

    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> wordCounts = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> wordsWith = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    /// Adds a word, which occurs `count` times.
    void add(int[] symbols, int count) {
        int word = words.size();
        words.add(symbols);
        wordCounts.add(count);
        countPairs(word, count);
    }

    /// The next merges until the ids are full; only pairs that occur at least twice are worth one.
    List<Merge> find(Ids ids) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        pairCounts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
        changed.clear();
        List<Merge> merges = new ArrayList<>();
        while (!ids.full() && !queue.isEmpty()) {
            Candidate best = queue.poll();
            if (pairCounts.getOrDefault(best.pair(), 0L) != best.count()) {
                continue; // counted again since, and queued with its newer count
            }
            if (best.count() < 2) {
                break;
            }
            Merge merge = new Merge(left(best.pair()), right(best.pair()));
            merges.add(merge);
            apply(merge, ids.merged(merge.left(), merge.right()));
            for (long pair : changed) {
                long count = pairCounts.getOrDefault(pair, 0L);
                if (count > 0) {
                    queue.add(new Candidate(pair, count));
                }
            }
            changed.clear();
        }
        return merges;
    }

    private void apply(Merge merge, int id) {
        for (int word : wordsWith.remove(pair(merge.left(), merge.right()))) {
            int count = wordCounts.get(word);
            int[] merged = merged(words.get(word), merge, id);
            if (merged.length != words.get(word).length) {
                countPairs(word, -count);
                words.set(word, merged);
                countPairs(word, count);
            }
        }
        wordsWith.remove(pair(merge.left(), merge.right()));
    }

    private static int[] merged(int[] symbols, Merge merge, int id) {
        int[] merged = new int[symbols.length];
        int length = 0;
        for (int i = 0; i < symbols.length; i++) {
            boolean here = symbols[i] == merge.left() && i + 1 < symbols.length && symbols[i + 1] == merge.right();
            merged[length++] = here ? id : symbols[i];
            i += here ? 1 : 0;
        }
        return Arrays.copyOf(merged, length);
    }

    private void countPairs(int word, long count) {
        int[] symbols = words.get(word);
        for (int i = 0; i + 1 < symbols.length; i++) {
            long pair = pair(symbols[i], symbols[i + 1]);
            pairCounts.merge(pair, count, (a, b) -> a + b == 0 ? null : a + b);
            changed.add(pair);
            if (count > 0) {
                wordsWith.computeIfAbsent(pair, any -> new HashSet<>()).add(word);
            }
        }
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    private static int left(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    private static int right(long pair) {
        return (int) pair;
    }
}
