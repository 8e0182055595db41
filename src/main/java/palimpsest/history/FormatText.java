package palimpsest.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The description of a run folder's format, which every run folder carries.
final class FormatText {
    private static final String RESOURCE = "run-folder.md";

    private FormatText() {}

    static String read() {
        try (InputStream text = FormatText.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE + " from the program.", e);
        }
    }
}
