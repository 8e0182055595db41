package palimpsest.data;

import java.io.IOException;
import java.nio.file.Path;

/// Plain text as documents of 2,000 characters or more.
///
/// A document ends at the first blank line after 2,000 characters; where there is none within 8,000, at the first line
/// end; else at the first end of a sentence, else of a word, else at 2,000 characters. A rest shorter than 2,000 stays
/// with the document before it. The documents put together are the text, character for character. White space at most
/// 10,000 characters long and nothing else is no text.
final class TextDocuments extends DocumentReader {
    static final int SHORTEST = 2_000;
    static final int FARTHEST = 8_000;

    private final String area;
    private final Utf8Reader from;
    private final StringBuilder window = new StringBuilder(FARTHEST + SHORTEST);
    private final char[] chunk = new char[1 << 13];
    private boolean readToEnd;
    private boolean textSeen;

    TextDocuments(Path file, String area) throws IOException {
        super(file);
        this.area = area;
        from = new Utf8Reader(file);
    }

    @Override
    public long bytesRead() {
        return from.bytesRead();
    }

    @Override
    FileHash fileHash() throws IOException {
        return from.hash();
    }

    @Override
    void release() throws IOException {
        from.close();
    }

    @Override
    Document read() throws IOException {
        while (!readToEnd && window.length() < FARTHEST + SHORTEST) {
            int count = from.read(chunk, 0, chunk.length);
            readToEnd = count < 0;
            if (count > 0) {
                window.append(chunk, 0, count);
            }
        }
        if (window.isEmpty() || (!textSeen && readToEnd && window.toString().isBlank())) {
            return null;
        }
        textSeen = true;
        int cut = cut();
        String text = window.substring(0, cut);
        window.delete(0, cut);
        return new Document(area, text);
    }

    private int cut() {
        int length = window.length();
        if (length < 2 * SHORTEST && readToEnd) {
            return length;
        }
        int to = Math.min(FARTHEST, length);
        int cut = TextCuts.first(window, SHORTEST, to, TextCuts::afterBlankLine);
        if (cut < 0) {
            cut = TextCuts.first(window, SHORTEST, to, TextCuts::afterLine);
        }
        if (cut < 0) {
            cut = TextCuts.first(window, SHORTEST, to, TextCuts::afterSentence);
        }
        if (cut < 0) {
            cut = TextCuts.first(window, SHORTEST, to, TextCuts::afterSpace);
        }
        if (cut < 0) {
            cut = TextCuts.whole(window, SHORTEST);
        }
        return readToEnd && length - cut < SHORTEST ? length : cut;
    }
}
