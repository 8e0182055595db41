package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.tensor.Shape;

/// What holds of the config of every family.
class FamilyConfigTest {
    private static final Pattern BLOCK = Pattern.compile("\\.(\\d+)\\.");

    @TempDir
    private Path folder;

    static Stream<FamilyConfig> families() {
        return FamilyExamples.all();
    }

    @Test
    void everyFamilyHasAnExample() {
        EnumSet<Family> seen = EnumSet.noneOf(Family.class);
        families().forEach(family -> seen.add(Family.of(family)));
        // an ONNX file has a graph of its own, and tests of its own
        assertEquals(EnumSet.complementOf(EnumSet.of(Family.ONNX)), seen);
    }

    @ParameterizedTest
    @MethodSource("families")
    void aConfigReadsBackAsItWasWritten(FamilyConfig family) throws IOException {
        Set<String> names = family.weightShapes().keySet();
        ModelConfig config = ModelConfig.of(family, OptionalInt.of(1), Set.of(2, 3));
        Path file = folder.resolve("config.json");
        Files.writeString(file, config.toJson());
        assertEquals(config, ModelConfig.read(file).named(names));
    }

    @ParameterizedTest
    @MethodSource("families")
    void anUntiedHeadIsOneWeightMoreOfTheEmbeddingsShape(FamilyConfig family) {
        FamilyConfig untied = family.untied();
        assertFalse(untied.tiedHead());
        var shapes = untied.weightShapes();
        Shape head = shapes.remove(family.headName());
        assertEquals(shapes.get(family.embeddingName()), head);
        var before = family.weightShapes();
        before.remove(family.headName());
        assertEquals(before, shapes);
    }

    @ParameterizedTest
    @MethodSource("families")
    void theNumberOfABlockIsInTheNamesOfItsWeights(FamilyConfig family) {
        Set<Integer> found = new TreeSet<>();
        for (String name : family.weightShapes().keySet()) {
            Matcher matcher = BLOCK.matcher(name);
            if (matcher.find()) {
                found.add(Integer.valueOf(matcher.group(1)));
            } else {
                assertTrue(name.endsWith(".weight") || name.endsWith(".bias"), name);
            }
        }
        assertEquals(family.blocks(), found.size());
        assertTrue(found.contains(0));
        assertTrue(found.contains(family.blocks() - 1));
    }
}
