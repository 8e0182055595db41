package palimpsest.measure;

import java.util.List;
import java.util.OptionalLong;

/// What a run's model knew and still knows, area by area: the ledger.
///
/// @param steps the steps at which it was looked at, in order; the first is the base's, 0
/// @param areas in the order of the passages
public record Knowledge(List<Long> steps, List<Area> areas) {
    public Knowledge {
        steps = List.copyOf(steps);
        areas = List.copyOf(areas);
    }

    /// One area.
    ///
    /// @param items its questions, those that lost most first; empty where the area has passages alone
    /// @param before bits per byte of its passages under the base
    /// @param now bits per byte at the last step
    /// @param change of `now` against `before`
    /// @param halfLost the first step at which at most half of what the base knew was still known
    public record Area(
            String name, List<Item> items, double before, double now, Interval change, OptionalLong halfLost) {
        public Area {
            items = List.copyOf(items);
        }

        /// Items known at the `index`-th of the steps.
        public long known(int index) {
            return items.stream().filter(item -> item.known().get(index)).count();
        }

        /// Items known by the base.
        public long knownBefore() {
            return known(0);
        }

        /// Items known at the last step.
        public long knownNow() {
            return items.stream().filter(item -> item.known().getLast()).count();
        }

        /// Items of which this became.
        public long count(Forgetting what) {
            return items.stream().filter(item -> item.became() == what).count();
        }
    }

    /// A question with its answer.
    ///
    /// @param answer as it stands after the prompt, with the space before it
    /// @param log2p log2 of the answer's probability after the prompt, a number a step (bits)
    /// @param known whether each of the answer's tokens was the model's first choice, so that it would have given the
    ///     answer, at each step
    /// @param became what became of it, by the rules for tokens
    public record Item(String prompt, String answer, List<Double> log2p, List<Boolean> known, Forgetting became) {
        public Item {
            log2p = List.copyOf(log2p);
            known = List.copyOf(known);
        }

        /// Bits of surprisal gained since the base.
        public double delta() {
            return log2p.getFirst() - log2p.getLast();
        }
    }

    /// A value with the interval that holds it with a confidence of 95 %.
    public record Interval(double value, double low, double high) {}
}
