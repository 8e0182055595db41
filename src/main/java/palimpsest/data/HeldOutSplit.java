package palimpsest.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import palimpsest.tensor.InputException;

/// Which documents of a corpus are set aside for measuring and never trained on.
///
/// A document's own text decides, by a hash: the same text falls on the same side wherever it stands, whatever the
/// run's seed, and adding a file moves no other document. Beyond the share, an area of two or more different documents
/// gets at least one on each side: its smallest hash is held out, or its largest kept for training. (Where the same
/// text stands in several areas, that yields to keeping it on one side.)
///
/// The share alone decides how much is held out; whoever measures reads as many of the held-out rows as it has time
/// for.
///
/// @param share the share of documents held out, about; 0 for none, 1 for all (a file that is for measuring only)
public record HeldOutSplit(double share) {
    /// What is held out unless something else is asked for.
    public static final double DEFAULT_SHARE = 0.05;

    public HeldOutSplit {
        if (!(share >= 0 && share <= 1)) {
            throw new InputException("The held-out share must be between 0 and 1, not " + share + ".");
        }
    }

    /// The usual share.
    public static HeldOutSplit usual() {
        return new HeldOutSplit(DEFAULT_SHARE);
    }

    /// Nothing is held out: there is a separate file to measure on.
    public static HeldOutSplit none() {
        return new HeldOutSplit(0);
    }

    /// All is held out: the file is to measure on.
    public static HeldOutSplit everything() {
        return new HeldOutSplit(1);
    }

    /// The first 8 bytes of the SHA-256 of a text in UTF-8, as an unsigned number.
    public static long key(String text) {
        return key(text.getBytes(StandardCharsets.UTF_8));
    }

    static long key(byte[] utf8) {
        return ByteBuffer.wrap(FileHash.sha256Digest().digest(utf8)).getLong();
    }

    /// The held-out documents of a corpus.
    ///
    /// @param corpus its files, for the sentence
    /// @throws InputException where the corpus has no two different documents to part
    BitSet heldOut(DocumentTable table, int areas, String corpus) {
        BitSet held = new BitSet(table.size());
        if (share == 0 || share == 1) {
            held.set(0, share == 1 ? table.size() : 0);
            return held;
        }
        Set<Long> alsoHeld = new HashSet<>();
        Set<Long> kept = new HashSet<>();
        Extremes whole = new Extremes();
        Extremes[] byArea = new Extremes[areas];
        for (int i = 0; i < table.size(); i++) {
            byArea[table.area(i)] = byArea[table.area(i)] == null ? new Extremes() : byArea[table.area(i)];
            byArea[table.area(i)].see(table.key(i));
            whole.see(table.key(i));
        }
        if (whole.smallest == whole.largest) {
            throw new InputException(
                    corpus + " holds a single document, so no part of it can be held out for measuring;"
                            + " give a separate held-out file, or more text.");
        }
        for (Extremes area : byArea) {
            if (area != null && area.smallest != area.largest) {
                force(area, alsoHeld, kept);
            }
        }
        mark(table, alsoHeld, kept, held);
        if (held.isEmpty()) {
            alsoHeld.add(whole.smallest);
        } else if (held.cardinality() == table.size()) {
            kept.add(whole.largest);
        }
        mark(table, alsoHeld, kept, held);
        return held;
    }

    private void force(Extremes area, Set<Long> alsoHeld, Set<Long> kept) {
        if (!inShare(area.smallest)) {
            alsoHeld.add(area.smallest);
        }
        if (inShare(area.largest)) {
            kept.add(area.largest);
        }
    }

    private void mark(DocumentTable table, Set<Long> alsoHeld, Set<Long> kept, BitSet held) {
        for (int i = 0; i < table.size(); i++) {
            long key = table.key(i);
            held.set(i, !kept.contains(key) && (inShare(key) || alsoHeld.contains(key)));
        }
    }

    private boolean inShare(long key) {
        return (key >>> 11) * 0x1p-53 < share;
    }

    private static final class Extremes {
        private long smallest = -1L;
        private long largest = 0L;

        void see(long key) {
            smallest = Long.compareUnsigned(key, smallest) < 0 ? key : smallest;
            largest = Long.compareUnsigned(key, largest) > 0 ? key : largest;
        }
    }
}
