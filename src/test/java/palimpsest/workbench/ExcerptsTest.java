package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.model.FamilyConfig;
import palimpsest.model.FamilyExamples;
import palimpsest.model.ModelConfig;
import palimpsest.train.Method;
import palimpsest.train.Tuning;
import palimpsest.workbench.Excerpts.Excerpt;

/// The whole model's times from those of its excerpts, against times that are made up, so that what is right is known.
class ExcerptsTest {
    private static final int VOCABULARY = 5_000;
    private static final int CONTEXT = 64;
    private static final double TOKEN_ID = 1e-3;
    private static final double BLOCK = 0.7;
    private static final double TRAINED = 2.1;
    private static final double WINDOW = -0.2;

    private final List<Excerpt> tried = new ArrayList<>();

    @Test
    void whatBlocksCostIsAddedForEachOfThem() {
        ModelConfig model = model("gpt2", 12);
        assertExact(model, new Method.Full(), 3);
        assertEquals(VOCABULARY, tried.getFirst().config().vocabulary());
        assertEquals(1, tried.getFirst().config().details().blocks());
        assertTrue(tried.stream()
                .skip(1)
                .allMatch(excerpt -> excerpt.config().vocabulary() < 1_000
                        && excerpt.config().details().blocks() <= 3));
    }

    @Test
    void frozenAndTrainedBlocksAreToldApart() {
        assertExact(model("llama", 12), new Method.LastBlocks(2), 4);
        assertExact(model("llama", 12), new Method.LastBlocks(1), 3);
        assertExact(model("llama", 12), new Method.LastBlocks(12), 3);
        assertExact(model("llama", 12), new Method.Head(), 3);
    }

    @Test
    void blocksWithAWindowAreToldApartWhereItHidesSomething() {
        ModelConfig model = model("gemma2", 10);
        assertExact(model, new Method.Full(), 4);
        assertEquals(
                1,
                Excerpts.of(model, new Method.Full(), 9).orElseThrow().kinds().size());
    }

    @Test
    void aPartThatSeemsToShrinkWithMoreBlocksCountsAsTheSame() {
        Excerpts excerpts =
                Excerpts.of(model("gpt2", 12), new Method.Full(), CONTEXT).orElseThrow();
        PartTimes whole = excerpts.whole(excerpt -> new PartTimes(
                Map.of(RunPart.OPTIMIZER, 5.0 - excerpt.config().details().blocks())));
        assertEquals(4, whole.of(RunPart.OPTIMIZER), 1e-9);
        assertEquals(0, whole.of(RunPart.FISHER_ROW));
    }

    @Test
    void aModelOfAFewBlocksIsNotCut() {
        assertEquals(Optional.empty(), Excerpts.of(model("gpt2", 3), new Method.Full(), CONTEXT));
    }

    @Test
    void everyFamilyCanBeCut() {
        examples(6).byName().forEach((name, family) -> {
            ModelConfig whole = ModelConfig.of(family, OptionalInt.empty(), Set.of());
            ModelConfig one = whole.excerpt(List.of(5), 100).orElseThrow();
            ModelConfig three = whole.excerpt(List.of(4, 4, 5), 100).orElseThrow();
            long block = (three.parameterCount() - one.parameterCount()) / 2;
            assertEquals(whole.excerpt(List.of(0, 1, 2, 3, 4, 5), VOCABULARY).orElseThrow(), whole, name);
            assertEquals(
                    whole.parameterCount(),
                    whole.excerpt(List.of(5), VOCABULARY).orElseThrow().parameterCount() + 5 * block,
                    name);
            assertEquals(family.window(4), three.details().window(0), name);
        });
    }

    /// A model's time, if it were `TOKEN_ID` for each token id and something for each block.
    private static double seconds(Excerpt excerpt) {
        FamilyConfig config = excerpt.config().details();
        int trained = switch (excerpt.method()) {
            case Method.LastBlocks(int blocks) -> blocks;
            case Method.Head() -> 0;
            default -> config.blocks();
        };
        double seconds = TOKEN_ID * config.vocabulary();
        for (int block = 0; block < config.blocks(); block++) {
            boolean changes = block >= config.blocks() - trained;
            seconds += BLOCK + (changes ? TRAINED : 0) + (config.window(block) > 0 ? WINDOW : 0);
        }
        return seconds;
    }

    private void assertExact(ModelConfig model, Method method, int trials) {
        tried.clear();
        PartTimes whole = Excerpts.of(model, method, CONTEXT).orElseThrow().whole(excerpt -> {
            Tuning.of(excerpt.method(), excerpt.config());
            tried.add(excerpt);
            return new PartTimes(Map.of(RunPart.MICRO_BATCH, seconds(excerpt)));
        });
        assertEquals(seconds(new Excerpt(model, method)), whole.of(RunPart.MICRO_BATCH), 1e-9);
        assertEquals(trials, tried.size());
    }

    private static ModelConfig model(String family, int blocks) {
        return ModelConfig.of(examples(blocks).byName().get(family), OptionalInt.empty(), Set.of());
    }

    private static FamilyExamples examples(int blocks) {
        return new FamilyExamples(VOCABULARY, 16, 24, blocks, 4, CONTEXT, 9);
    }
}
