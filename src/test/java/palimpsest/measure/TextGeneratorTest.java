package palimpsest.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.model.DecoderGraph;
import palimpsest.model.FamilyConfig;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Writing with a cache against predicting from the whole text anew for every token.
class TextGeneratorTest {
    private static final Sampling DRAWN = Sampling.at(1, 5);

    private final Arena arena = Arena.ofShared();
    private final Engine engine = Engine.open(Device.cpu(), 1);
    private FamilyConfig family = new LlamaConfig(11, 8, 12, 2, 4, 2, 2, 90, 1e-5f, 10_000, true, true, true);
    private Map<String, HostTensor> weights = random(family);

    @AfterEach
    void close() {
        engine.close();
        arena.close();
    }

    @ParameterizedTest
    @MethodSource("palimpsest.train.FamilyGradientTest#families")
    void everyCachedPredictionIsThatOfTheWholeRow(FamilyConfig each) {
        family = each;
        weights = random(each);
        int batch = 3;
        int time = family.context();
        int[][] texts = new int[batch][];
        for (int row = 0; row < batch; row++) {
            texts[row] =
                    new SplittableRandom(row).ints(time, 0, family.vocabulary()).toArray();
        }
        try (CachedModel model = new CachedModel(engine, family::cachedDecoder, weights, batch, time, 0)) {
            // Each row is one token behind the one above it, and begins anew where it has ended.
            for (int step = 0; step < 2 * time; step++) {
                int[] ids = new int[batch];
                int[] positions = new int[batch];
                for (int row = 0; row < batch; row++) {
                    positions[row] = Math.floorMod(step - row, time);
                    ids[row] = texts[row][positions[row]];
                }
                float[] found = model.predict(ids, positions).clone();
                for (int row = 0; row < batch && row <= step; row++) {
                    int from = row * family.vocabulary();
                    float[] own = Arrays.copyOfRange(found, from, from + family.vocabulary());
                    assertArrayEquals(
                            logits(Arrays.copyOf(texts[row], positions[row] + 1)),
                            own,
                            1e-4f,
                            "row " + row + " step " + step);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("palimpsest.train.FamilyGradientTest#families")
    void theLikeliestIdsAreThoseOfTheWholeText(FamilyConfig each) {
        family = each;
        weights = random(each);
        int[] prompt = {3, 8};
        int tokens = family.context() - prompt.length;
        assertEquals(
                likeliest(prompt, tokens),
                write(1, tokens, Sampling.greedy(), prompt).getFirst());
    }

    @Test
    void aLongPromptIsReadInStretches() {
        int[] prompt = ids(71);
        assertEquals(
                likeliest(prompt, 9), write(1, 9, Sampling.greedy(), prompt).getFirst());
    }

    @Test
    void promptsOfDifferentLengthsShareABatch() {
        int[][] prompts = {ids(40), ids(3), ids(70), ids(1), ids(33)};
        List<List<Integer>> found = write(2, 12, Sampling.greedy(), prompts);
        for (int i = 0; i < prompts.length; i++) {
            assertEquals(likeliest(prompts[i], 82 - prompts[i].length), found.get(i), "prompt " + i);
        }
    }

    @Test
    void aTextThatFillsTheContextGoesOnFromItsLastHalf() {
        int context = family.context();
        int[] prompt = ids(context - 4);
        List<Integer> found = write(1, 60, Sampling.greedy(), prompt).getFirst();
        List<Integer> text = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
        int first = 0;
        for (int id : found) {
            List<Integer> seen = text.subList(first, text.size());
            assertEquals(next(seen), id, "token " + text.size());
            text.add(id);
            first = text.size() - first > context ? text.size() - context / 2 : first;
        }
        assertEquals(60, found.size());
    }

    @Test
    void ofAPromptLongerThanTheContextTheLastPartIsSeen() {
        int[] prompt = ids(3 * family.context());
        int[] seen = Arrays.copyOfRange(prompt, 2 * family.context(), prompt.length);
        assertEquals(likeliest(seen, 1), write(1, 1, Sampling.greedy(), prompt).getFirst());
    }

    @Test
    void aTextEndsWithAnEndAndTheNextTakesItsPlace() {
        int[] prompt = ids(4);
        List<Integer> whole = write(1, 30, Sampling.greedy(), prompt).getFirst();
        int end = whole.get(7);
        int until = whole.indexOf(end);
        List<List<Integer>> found = new ArrayList<>();
        try (TextGenerator generator = generator(1, 34, Sampling.greedy(), Set.of(end))) {
            generator.write(List.of(prompt, prompt).iterator(), (text, id) -> {
                add(found, text, id);
                return true;
            });
        }
        List<Integer> cut = whole.subList(0, until);
        assertEquals(until == 0 ? List.of() : List.of(cut, cut), found);
    }

    @Test
    void aDeviceWithAMemoryOfItsOwnKeepsTheCacheThere() {
        int[] prompt = ids(40);
        List<Integer> found = new ArrayList<>();
        try (Engine apart = Engine.open(Device.cpu(), 1, true)) {
            apart.place(weights.values());
            Room room = new Room(2, 60, family.context());
            try (TextGenerator generator =
                    new TextGenerator(apart, family::cachedDecoder, weights, room, Sampling.greedy(), Set.of())) {
                generator.write(List.of(prompt).iterator(), (_, id) -> found.add(id));
            }
        }
        assertEquals(likeliest(prompt, 20), found);
    }

    @Test
    void aSeedDrawsTheSameTextsAgain() {
        int[][] prompts = {ids(3), ids(3), ids(3)};
        List<List<Integer>> first = write(2, 40, DRAWN, prompts);
        assertEquals(first, write(2, 40, DRAWN, prompts));
        assertNotEquals(first, write(2, 40, Sampling.at(1, 6), prompts));
        assertNotEquals(first.get(0), first.get(1));
    }

    @Test
    void theWriterCanEndEverything() {
        List<Integer> written = new ArrayList<>();
        try (TextGenerator generator = generator(2, 40, DRAWN, Set.of())) {
            generator.write(List.of(ids(3), ids(3)).iterator(), (_, id) -> {
                written.add(id);
                return written.size() < 7;
            });
        }
        assertEquals(7, written.size());
    }

    @Test
    void amongOneTokenTheLikeliestIsDrawn() {
        int[] prompt = ids(5);
        List<List<Integer>> likeliest = write(1, 20, Sampling.greedy(), prompt);
        assertEquals(likeliest, write(1, 20, new Sampling(2, 1, 1, 3), prompt));
        assertEquals(likeliest, write(1, 20, new Sampling(2, 0, 1e-6, 3), prompt));
    }

    private List<List<Integer>> write(int rows, int tokens, Sampling sampling, int[]... prompts) {
        List<List<Integer>> written = new ArrayList<>();
        int longest = Arrays.stream(prompts).mapToInt(ids -> ids.length).max().orElseThrow() + tokens;
        try (TextGenerator generator = generator(rows, longest, sampling, Set.of())) {
            generator.write(List.of(prompts).iterator(), (text, id) -> {
                add(written, text, id);
                return true;
            });
        }
        return written;
    }

    private TextGenerator generator(int rows, int longest, Sampling sampling, Set<Integer> ends) {
        Room room = new Room(rows, longest, family.context());
        return new TextGenerator(engine, family::cachedDecoder, weights, room, sampling, ends);
    }

    private static void add(List<List<Integer>> texts, int text, int id) {
        while (texts.size() <= text) {
            texts.add(new ArrayList<>());
        }
        texts.get(text).add(id);
    }

    private List<Integer> likeliest(int[] prompt, int tokens) {
        List<Integer> text = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
        for (int i = 0; i < tokens; i++) {
            text.add(next(text));
        }
        return text.subList(prompt.length, text.size());
    }

    private int next(List<Integer> text) {
        float[] logits = logits(text.stream().mapToInt(Integer::intValue).toArray());
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return best;
    }

    /// What follows the text, by the graph over whole rows.
    private float[] logits(int[] text) {
        DecoderGraph decoder = family.decoder(1, text.length);
        decoder.ops().graph().output("logits", decoder.logits());
        HostTensor ids = HostTensor.allocate(arena, ElementType.I64, Shape.of(text.length));
        for (int i = 0; i < text.length; i++) {
            ids.longs().put(i, text[i]);
        }
        HostTensor logits = HostTensor.allocate(arena, ElementType.F32, Shape.of(text.length, family.vocabulary()));
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        feeds.put(DecoderGraph.IDS, ids);
        try (Binding run = engine.compile(decoder.ops().graph()).bind(feeds, Map.of("logits", logits))) {
            run.run();
        }
        float[] all = logits.toFloats();
        return Arrays.copyOfRange(all, all.length - family.vocabulary(), all.length);
    }

    private int[] ids(int count) {
        return new SplittableRandom(count).ints(count, 0, family.vocabulary()).toArray();
    }

    /// Weights large enough for every part of the model to matter.
    private Map<String, HostTensor> random(FamilyConfig of) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, HostTensor> made =
                RandomWeights.create(ModelConfig.of(of, OptionalInt.empty(), Set.of()), 1, arena);
        for (HostTensor weight : made.values()) {
            for (int i = 0; i < weight.shape().size(); i++) {
                weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-0.5, 0.5));
            }
        }
        return made;
    }
}
