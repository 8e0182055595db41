package palimpsest.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generated texts and small steps that the tests of this package share.
final class Texts {
    private Texts() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// JSON lines of `count` different short documents.
    static String jsonLines(String subject, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("{\"text\": \"").append(subject).append(' ').append(i).append(" is known to all.\"}\n");
        }
        return text.toString();
    }

    /// Paragraphs of random words, parted by blank lines.
    static String paragraphs(long seed, int count) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int words = 40 + random.nextInt(120);
            for (int w = 0; w < words; w++) {
                text.append(Integer.toString(random.nextInt(46_000), 36)).append(w % 11 == 10 ? ".\n" : " ");
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    static List<Document> read(Path file) {
        List<Document> documents = new ArrayList<>();
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            reader.forEachRemaining(documents::add);
        }
        return documents;
    }

    static String joined(List<Document> documents) {
        return String.join("", documents.stream().map(Document::text).toList());
    }

    static int[] ids(TokenView view) {
        int[] ids = new int[Math.toIntExact(view.tokens())];
        view.copy(0, ids.length, ids, 0);
        return ids;
    }
}
