package palimpsest.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What reading a corpus through once found.
///
/// @param files the files with their hashes, in order
/// @param areas counts of each area, in the order in which the areas first appear
public record CorpusCounts(List<FileHash> files, List<AreaCounts> areas) {
    public CorpusCounts {
        files = List.copyOf(files);
        areas = List.copyOf(areas);
    }

    /// Counts over all areas.
    public AreaCounts total() {
        return areas.stream().reduce(new AreaCounts("all", 0, 0, 0, 0, 0, 0), AreaCounts::plus);
    }

    static CorpusCounts of(List<FileHash> files, List<String> areas, DocumentTable table, BitSet held) {
        long[][] sums = new long[areas.size()][6];
        for (int i = 0; i < table.size(); i++) {
            long[] sum = sums[table.area(i)];
            sum[0]++;
            sum[1] += table.tokens(i);
            sum[2] += table.bytes(i);
            if (held.get(i)) {
                sum[3]++;
                sum[4] += table.tokens(i);
                sum[5] += table.bytes(i);
            }
        }
        List<AreaCounts> counts = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            long[] sum = sums[i];
            counts.add(new AreaCounts(areas.get(i), sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]));
        }
        return new CorpusCounts(files, counts);
    }
}
