package palimpsest.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run's model knew and still knows, area by area: the ledger.
///
/// @param steps the steps at which it was looked at, in order; the first is the base's, 0
/// @param areas in the order of the probes, the new text's last
public record Knowledge(List<Long> steps, List<Area> areas) {
    /// Nothing was measured yet.
    public static final Knowledge NONE = new Knowledge(List.of(), List.of());

    public Knowledge {
        steps = List.copyOf(steps);
        areas = List.copyOf(areas);
    }

    public boolean isEmpty() {
        return areas.isEmpty();
    }

    public Optional<Area> area(String name) {
        return areas.stream().filter(area -> area.name().equals(name)).findFirst();
    }

    /// One area.
    ///
    /// @param items its questions, those that lost most first; empty where the area has no questions
    /// @param bitsPerByte of its passages and questions, a number a step
    /// @param change of the last of these against the first, with its interval over passages and questions; empty where
    ///     only the loss of held-out text is known
    /// @param halfLost the first step at which at most half of what the base knew was still known
    public record Area(
            String name, List<Item> items, List<Double> bitsPerByte, Optional<Interval> change, OptionalLong halfLost) {
        public Area {
            items = List.copyOf(items);
            bitsPerByte = List.copyOf(bitsPerByte);
        }

        /// Bits per byte under the base.
        public double before() {
            return bitsPerByte.getFirst();
        }

        /// Bits per byte at the last step.
        public double now() {
            return bitsPerByte.getLast();
        }

        /// Items known at the `index`-th of the steps.
        public long known(int index) {
            return items.stream().filter(item -> item.known(index)).count();
        }

        /// How high it stands at the `index`-th of the steps, 0 to 1: the share of its items that are known or, where
        /// it has none, the bits per byte as a share of the most they ever were.
        public double height(int index) {
            if (!items.isEmpty()) {
                return (double) known(index) / items.size();
            }
            double most =
                    bitsPerByte.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            return most > 0 ? bitsPerByte.get(index) / most : 0;
        }

        /// Items known by the base.
        public long knownBefore() {
            return items.isEmpty() ? 0 : known(0);
        }

        /// Items known at the last step.
        public long knownNow() {
            return items.stream().filter(Item::knownNow).count();
        }

        /// Items of which this became.
        public long count(Forgetting what) {
            return items.stream().filter(item -> item.became() == what).count();
        }

        /// Items of which this had become at the `index`-th of the steps.
        public long count(Forgetting what, int index) {
            return items.stream().filter(item -> item.became(index) == what).count();
        }
    }

    /// A question with its answer.
    ///
    /// @param question what is asked
    /// @param log2p log2 of the answer's probability after the prompt, a number a step (bits); not written to again
    /// @param known whether each of the answer's tokens was the model's first choice, so that it would have given the
    ///     answer, at each step; not written to again
    public record Item(Question question, float[] log2p, boolean[] known) {
        public String prompt() {
            return question.prompt();
        }

        /// As it stands after the prompt, with the space before it.
        public String answer() {
            return question.answer();
        }

        public boolean known(int index) {
            return known[index];
        }

        public boolean knownBefore() {
            return known[0];
        }

        public boolean knownNow() {
            return known[known.length - 1];
        }

        /// Bits of surprisal gained since the base.
        public double delta() {
            return delta(log2p.length - 1);
        }

        private double delta(int index) {
            return (double) log2p[0] - log2p[index];
        }

        /// What became of it, by the rules for tokens.
        public Forgetting became() {
            return became(log2p.length - 1);
        }

        /// What had become of it at the `index`-th of the steps.
        public Forgetting became(int index) {
            return Forgetting.ofAnswer(known[0], known[index], delta(index));
        }

        /// The answer's probability at the `index`-th of the steps, 0 to 1.
        public double probability(int index) {
            return Math.pow(2, log2p[index]);
        }

        public double probabilityBefore() {
            return probability(0);
        }

        public double probabilityNow() {
            return probability(log2p.length - 1);
        }
    }

    /// A value with the interval that holds it with a confidence of 95 %.
    public record Interval(double value, double low, double high) {}
}
