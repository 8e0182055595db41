package palimpsest.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table of models of one size: at least one of each family, and one of each way a family has of its own.
///
/// @param inner width inside the feed-forward part
/// @param window of blocks that have one
public record FamilyExamples(int vocabulary, int width, int inner, int blocks, int heads, int context, int window) {
    public static final int VOCABULARY = 11;
    private static final float EPSILON = 1e-3f;
    private static final double THETA = 10_000;

    /// Very small ones.
    public static Stream<FamilyConfig> all() {
        return new FamilyExamples(VOCABULARY, 8, 12, 2, 4, 7, 3).byName().values().stream();
    }

    /// The examples by a name of their own.
    public SequencedMap<String, FamilyConfig> byName() {
        GatedSizes sizes = sizes();
        Rotary rotary = new Rotary(sizes.headSize(), THETA);
        RotaryScaling longer = new RotaryScaling.Llama3(4, 1, 2, context + 2);
        Windows windows = new Windows(
                window,
                IntStream.range(0, blocks).mapToObj(block -> block % 2 == 0).toList());
        SequencedMap<String, FamilyConfig> table = new LinkedHashMap<>();
        table.put("gpt2", new Gpt2Config(vocabulary, width, inner, blocks, heads, context, EPSILON, true, ""));
        table.put(
                "gpt2-untied",
                new Gpt2Config(vocabulary, width, inner, blocks, heads, context, EPSILON, false, "transformer."));
        table.put(
                "gpt-neo",
                new GptNeoConfig(
                        vocabulary, width, inner, heads, context, EPSILON, windows, Activation.GELU_TANH, true));
        table.put("gpt-neox", neoX(Activation.GELU, true));
        table.put("gpt-neox-sequential", neoX(Activation.GELU_TANH, false));
        table.put("llama", new LlamaConfig(sizes, rotary, 0, false, false, true));
        table.put(
                "llama-biases",
                new LlamaConfig(sizes, rotary.scaled(new RotaryScaling.Linear(3)), 0, true, true, false));
        table.put("llama3", new LlamaConfig(sizes, rotary.scaled(longer), 0, false, false, false));
        table.put("mistral", new LlamaConfig(sizes, rotary, window, false, false, false));
        table.put("qwen2", new Qwen2Config(sizes, rotary, windows, true));
        table.put("qwen3", new Qwen3Config(sizes, rotary, windows, true, false));
        table.put("gemma", new GemmaConfig(sizes, rotary, false, true));
        table.put("gemma2", new Gemma2Config(sizes, rotary, windows, 6, 2, 3, false, true));
        Rotary stretched = rotary.scaled(new RotaryScaling.Linear(2));
        Rotary local = new Rotary(sizes.headSize(), 100);
        table.put("gemma3", new Gemma3Config(sizes, stretched, local, windows, 6, 0, 0, true, false));
        return table;
    }

    /// One of each family, by its name.
    public SequencedMap<String, FamilyConfig> oneOfEach() {
        SequencedMap<String, FamilyConfig> table = byName();
        table.keySet().removeAll(List.of("gpt2-untied", "gpt-neox-sequential", "llama-biases", "llama3"));
        return table;
    }

    /// Two query heads share a head of keys, and heads are wider than their share of the width.
    private GatedSizes sizes() {
        int headSize = 2 * (width / heads);
        return new GatedSizes(vocabulary, width, inner, blocks, heads, heads / 2, headSize, context, EPSILON);
    }

    private GptNeoXConfig neoX(Activation activation, boolean parallel) {
        int few = heads / 2;
        int size = width / few;
        Rotary part = new Rotary(size, size / 2, THETA, new RotaryScaling.None());
        return new GptNeoXConfig(
                vocabulary,
                width,
                inner,
                blocks,
                few,
                context,
                EPSILON,
                part,
                activation,
                parallel,
                parallel,
                parallel);
    }
}
