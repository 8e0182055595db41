package palimpsest.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.ui.fx.HelpTopic;

/// The help's texts, from the one file that holds them: `#` begins a part, `## id: Title` an entry, and
/// `[words](#id)` is a link to a definition.
///
/// @param views an entry for each view that can be explained
/// @param definitions of the measures and settings, in the order of the page
public record HelpTexts(List<Entry> views, List<Entry> definitions) {
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(#([a-z0-9-]+)\\)");
    private static final Pattern HEAD = Pattern.compile("## ([a-z0-9-]+): (.+)");

    public HelpTexts {
        views = List.copyOf(views);
        definitions = List.copyOf(definitions);
    }

    /// A title and its sentences.
    public record Entry(String id, String title, List<Piece> pieces) {
        public Entry {
            pieces = List.copyOf(pieces);
        }

        /// The sentences without their links.
        public String text() {
            return String.join("", pieces.stream().map(Piece::words).toList());
        }
    }

    /// Words that are a link, or not.
    ///
    /// @param link the definition's id; empty where the words are no link
    public record Piece(String words, Optional<String> link) {}

    /// Reads the file that the program carries.
    public static HelpTexts read() {
        try (InputStream file = Objects.requireNonNull(HelpTexts.class.getResourceAsStream("help.md"))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static HelpTexts parse(String markdown) {
        List<Entry> views = new ArrayList<>();
        List<Entry> definitions = new ArrayList<>();
        List<Entry> part = views;
        for (String block : markdown.split("\\n(?=##? )")) {
            String[] lines = block.strip().split("\\n", 2);
            Matcher head = HEAD.matcher(lines[0]);
            if (head.matches()) {
                String body = lines.length < 2 ? "" : lines[1].strip().replaceAll("\\s+", " ");
                part.add(new Entry(head.group(1), head.group(2), pieces(body)));
            } else if (lines[0].equals("# Definitions")) {
                part = definitions;
            }
        }
        return new HelpTexts(views, definitions);
    }

    private static List<Piece> pieces(String body) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(body);
        int from = 0;
        while (link.find()) {
            if (link.start() > from) {
                pieces.add(new Piece(body.substring(from, link.start()), Optional.empty()));
            }
            pieces.add(new Piece(link.group(1), Optional.of(link.group(2))));
            from = link.end();
        }
        if (from < body.length()) {
            pieces.add(new Piece(body.substring(from), Optional.empty()));
        }
        return pieces;
    }

    /// The explanation of a view.
    public Entry view(HelpTopic topic) {
        return find(views, topic.id()).orElseThrow();
    }

    /// A definition, where there is one of this id.
    public Optional<Entry> definition(String id) {
        return find(definitions, id);
    }

    private static Optional<Entry> find(List<Entry> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
