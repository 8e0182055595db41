package palimpsest.measure;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// What a model would say next: the likeliest tokens behind a beginning.
public final class NextTokens {
    private static final String LAST = "last";
    private static final String SCORES = "scores";
    private static final double LN2 = Math.log(2);

    private NextTokens() {}

    /// A token that may follow.
    ///
    /// @param log2p log2 of its probability (bits, 0 or less)
    public record Candidate(int id, double log2p) {}

    /// @param ids what precedes, at least one token and at most as many as the model takes in
    /// @param context most tokens the model takes in
    /// @param count how many candidates are wanted
    /// @return the likeliest first
    public static List<Candidate> likeliest(
            Engine engine, TextComparison.Model model, int[] ids, int context, int count) {
        int time = Math.min(context, (ids.length + 7) / 8 * 8);
        DecoderGraph decoder = model.decoders().build(1, time);
        Ops ops = decoder.ops();
        Value last = ops.graph().input(LAST, new ValueType(ElementType.I64, Shape.of(1)));
        Value logits = decoder.logits(last); // [1, vocabulary]
        ops.graph().output(SCORES, logits);
        try (Arena arena = Arena.ofShared();
                Session session = engine.compile(ops.graph())) {
            HostTensor in =
                    HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
            HostTensor at = HostTensor.allocate(arena, ElementType.I64, last.shape());
            HostTensor out = HostTensor.allocate(arena, ElementType.F32, logits.shape());
            for (int i = 0; i < time; i++) {
                in.longs().put(i, i < ids.length ? ids[i] : 0);
            }
            at.longs().put(0, ids.length - 1L);
            Map<String, HostTensor> feeds = new HashMap<>(model.weights());
            feeds.put(DecoderGraph.IDS, in);
            feeds.put(LAST, at);
            try (Binding binding = session.bind(feeds, Map.of(SCORES, out))) {
                binding.run();
            }
            return top(out.toFloats(), count);
        }
    }

    private static List<Candidate> top(float[] logits, int count) {
        double most = IntStream.range(0, logits.length)
                .mapToDouble(id -> logits[id])
                .max()
                .orElse(0);
        double total = 0;
        for (float logit : logits) {
            total += Math.exp(logit - most);
        }
        double whole = most + Math.log(total);
        int[] order = likeliestFirst(logits, count);
        List<Candidate> candidates = new ArrayList<>();
        for (int id : order) {
            candidates.add(new Candidate(id, (logits[id] - whole) / LN2));
        }
        return candidates;
    }

    /// Few are wanted of many, so each is put in its place among those found so far.
    private static int[] likeliestFirst(float[] logits, int count) {
        int[] best = new int[Math.min(count, logits.length)];
        int found = 0;
        for (int id = 0; id < logits.length; id++) {
            if (found == best.length && !(logits[id] > logits[best[found - 1]])) {
                continue;
            }
            int place = found < best.length ? found++ : found - 1;
            while (place > 0 && logits[best[place - 1]] < logits[id]) {
                best[place] = best[place - 1];
                place--;
            }
            best[place] = id;
        }
        return best;
    }
}
