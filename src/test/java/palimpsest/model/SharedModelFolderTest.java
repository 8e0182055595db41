package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real model folders, which lie outside the project.
@Tag("shared")
class SharedModelFolderTest {
    private static final Path SHARED = Path.of(System.getProperty("palimpsest.shared", "../shared"));

    @Test
    void aRealModelOpens() {
        try (ModelFolder model = ModelFolder.open(SHARED.resolve("models/stories260K"))) {
            assertEquals(260_032, model.parameterCount());
            assertEquals(
                    new LlamaConfig(512, 64, 172, 5, 8, 4, 8, 512, 1e-5f, 10_000, false, false, true),
                    model.config().details());
            assertEquals("stories260K", model.name());
        }
    }

    @Test
    void aModelOfAnotherFamilyOpens() {
        try (ModelFolder model = ModelFolder.open(SHARED.resolve("reference/families/gpt_neox"))) {
            assertEquals(Family.GPT_NEOX, model.config().family());
            assertEquals("embed_out.weight", model.weightShapes().lastEntry().getKey());
        }
    }
}
