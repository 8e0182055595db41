package palimpsest.ui.tokens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;

/// Texts with what two models make of them.
///
/// @param passages the texts
/// @param base what the base predicts, a passage each
/// @param now what the model predicts
record TokenSource(List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {
    /// The passages as they are read: those of the old text first, as that they are forgotten is what a person looks
    /// for.
    List<Integer> byArea() {
        List<Integer> order = new ArrayList<>();
        for (boolean fresh : new boolean[] {false, true}) {
            for (int p = 0; p < passages.size(); p++) {
                if (passages.get(p).area().equals(AreaLoss.NEW) == fresh) {
                    order.add(p);
                }
            }
        }
        return List.copyOf(order);
    }

    /// The passages that lost most bits per token first.
    List<Integer> byDamage() {
        double[] damage = IntStream.range(0, passages.size())
                .mapToDouble(p ->
                        Forgetting.damage(base.passages().get(p), now.passages().get(p)))
                .toArray();
        return IntStream.range(0, passages.size())
                .boxed()
                .sorted(Comparator.comparingDouble(p -> -damage[p]))
                .toList();
    }
}
