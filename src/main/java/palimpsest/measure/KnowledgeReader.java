package palimpsest.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Reads a [Knowledge] off token snapshots, given one after another from the base's on; of each it keeps a few numbers
/// a passage. One thread.
public final class KnowledgeReader {
    private final List<Passage> passages;
    private final List<Long> steps = new ArrayList<>();
    private final List<double[]> bits = new ArrayList<>();
    private final List<double[]> answers = new ArrayList<>();
    private final List<boolean[]> known = new ArrayList<>();
    private final double[] bytes;

    public KnowledgeReader(List<Passage> passages) {
        this.passages = List.copyOf(passages);
        this.bytes = new double[passages.size()];
    }

    /// Takes the next snapshot of the passages.
    public void add(ProbeSnapshot snapshot) {
        int count = passages.size();
        double[] sums = new double[count];
        double[] logs = new double[count];
        boolean[] right = new boolean[count];
        for (int i = 0; i < count; i++) {
            Passage passage = passages.get(i);
            TokenScores scores = snapshot.passages().get(i);
            bytes[i] = 0;
            right[i] = true;
            for (int token = 0; token < passage.length(); token++) {
                if (Float.isNaN(scores.log2p()[token])) {
                    continue;
                }
                sums[i] -= scores.log2p()[token];
                bytes[i] += passage.token(token).getBytes(StandardCharsets.UTF_8).length;
                if (token >= passage.answer().orElse(Integer.MAX_VALUE)) {
                    logs[i] += scores.log2p()[token];
                    right[i] &= scores.rank()[token] == 1;
                }
            }
        }
        steps.add(snapshot.step());
        bits.add(sums);
        answers.add(logs);
        known.add(right);
    }

    /// The ledger as it stands; at least the base's snapshot must have been given.
    public Knowledge knowledge() {
        Map<String, List<Integer>> areas = new LinkedHashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            areas.computeIfAbsent(passages.get(i).area(), name -> new ArrayList<>())
                    .add(i);
        }
        List<Knowledge.Area> read = new ArrayList<>();
        areas.forEach((name, members) -> read.add(area(name, members)));
        return new Knowledge(steps, read);
    }

    private Knowledge.Area area(String name, List<Integer> members) {
        List<Knowledge.Item> items = members.stream()
                .filter(i -> passages.get(i).answer().isPresent())
                .map(this::item)
                .sorted(Comparator.comparingDouble(Knowledge.Item::delta).reversed())
                .toList();
        double[] lengths = members.stream().mapToDouble(i -> bytes[i]).toArray();
        double[] before = members.stream().mapToDouble(i -> bits.getFirst()[i]).toArray();
        double[] now = members.stream().mapToDouble(i -> bits.getLast()[i]).toArray();
        PairedBootstrap bootstrap = new PairedBootstrap(before, now, lengths);
        return new Knowledge.Area(
                name, items, bootstrap.beforePerByte(), bootstrap.nowPerByte(), bootstrap.change(), halfLost(items));
    }

    private Knowledge.Item item(int index) {
        Passage passage = passages.get(index);
        int first = passage.answer().orElseThrow();
        int cut = first == 0 ? 0 : passage.ends()[first - 1];
        List<Double> log2p = answers.stream().map(at -> at[index]).toList();
        List<Boolean> right = known.stream().map(at -> at[index]).toList();
        return new Knowledge.Item(
                passage.text().substring(0, cut),
                passage.text().substring(cut),
                log2p,
                right,
                Forgetting.ofAnswer(right.getFirst(), right.getLast(), log2p.getFirst() - log2p.getLast()));
    }

    private OptionalLong halfLost(List<Knowledge.Item> items) {
        List<Knowledge.Item> base =
                items.stream().filter(item -> item.known().getFirst()).toList();
        for (int at = 0; at < steps.size() && !base.isEmpty(); at++) {
            int index = at;
            long left = base.stream().filter(item -> item.known().get(index)).count();
            if (2 * left <= base.size()) {
                return OptionalLong.of(steps.get(at));
            }
        }
        return OptionalLong.empty();
    }
}
