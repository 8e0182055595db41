package palimpsest.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Something that others made and Palimpsest is shipped with.
///
/// @param name as its makers call it
/// @param licence that it is used under
/// @param artifacts names of its jars, without version; none for what is in no jar of its own
record Component(String name, String licence, List<String> artifacts) {
    private static final int COLUMNS = 3;

    /// Everything that is shipped, from `components.tsv`.
    static List<Component> all() {
        try (InputStream stream = Objects.requireNonNull(Component.class.getResourceAsStream("components.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Component::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Component of(String line) {
        String[] columns = line.split("\t", COLUMNS);
        return new Component(columns[0], columns[1], columns[2].isEmpty() ? List.of() : List.of(columns[2].split(",")));
    }
}
