package palimpsest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        assertTrue(build.contains("<artifactId>palimpsest</artifactId>\n  <version>" + Main.VERSION + "</version>"));
    }
}
