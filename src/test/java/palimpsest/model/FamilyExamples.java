package palimpsest.model;

import java.util.List;
import java.util.stream.Stream;

/// A table of very small models: at least one of each family, and one of each way a family has of its own.
public final class FamilyExamples {
    public static final int VOCABULARY = 11;
    private static final int WIDTH = 8;
    private static final int INNER = 12;
    private static final int CONTEXT = 7;
    private static final float EPSILON = 1e-3f;
    private static final double THETA = 10_000;
    private static final GatedSizes SIZES = new GatedSizes(VOCABULARY, WIDTH, INNER, 2, 4, 2, 4, CONTEXT, EPSILON);
    private static final Rotary ROTARY = new Rotary(4, THETA);
    private static final Windows WINDOWS = new Windows(3, List.of(true, false));

    private FamilyExamples() {}

    public static Stream<FamilyConfig> all() {
        return Stream.of(
                new Gpt2Config(VOCABULARY, WIDTH, INNER, 2, 2, CONTEXT, EPSILON, true, ""),
                new Gpt2Config(VOCABULARY, WIDTH, INNER, 1, 4, CONTEXT, EPSILON, false, "transformer."),
                new GptNeoConfig(VOCABULARY, WIDTH, INNER, 2, CONTEXT, EPSILON, WINDOWS, Activation.GELU_TANH, true),
                neoX(Activation.GELU, true, true),
                neoX(Activation.GELU_TANH, false, false),
                new LlamaConfig(VOCABULARY, WIDTH, INNER, 2, 4, 2, 2, CONTEXT, EPSILON, THETA, true, true, true),
                new LlamaConfig(VOCABULARY, WIDTH, INNER, 1, 2, 2, 4, CONTEXT, EPSILON, THETA, false, false, false),
                new LlamaConfig(SIZES, ROTARY.scaled(new RotaryScaling.Llama3(4, 1, 2, 9)), 2, false, false, true),
                new LlamaConfig(SIZES, ROTARY.scaled(new RotaryScaling.Linear(3)), 0, false, false, false),
                new Qwen2Config(SIZES, ROTARY, WINDOWS, true),
                new Qwen3Config(SIZES, ROTARY, WINDOWS, true, false),
                new GemmaConfig(SIZES, ROTARY, false, true),
                new Gemma2Config(SIZES, ROTARY, WINDOWS, 6, 2, 3, false, true),
                new Gemma3Config(
                        SIZES,
                        ROTARY.scaled(new RotaryScaling.Linear(2)),
                        new Rotary(4, 100),
                        WINDOWS,
                        6,
                        0,
                        0,
                        true,
                        false));
    }

    private static GptNeoXConfig neoX(Activation activation, boolean parallel, boolean bias) {
        Rotary part = new Rotary(4, 2, THETA, new RotaryScaling.None());
        return new GptNeoXConfig(
                VOCABULARY, WIDTH, INNER, 2, 2, CONTEXT, EPSILON, part, activation, parallel, bias, parallel);
    }
}
