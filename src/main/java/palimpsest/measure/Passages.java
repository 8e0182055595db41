package palimpsest.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import palimpsest.data.Document;
import palimpsest.tokenizer.Encoding;
import palimpsest.tokenizer.Tokenizer;

/// Turns texts into passages that fit the model.
public final class Passages {
    private Passages() {}

    /// The passages of a text: one, or several where it has more tokens than fit.
    ///
    /// @param longest most tokens of a passage
    public static List<Passage> of(Document document, Tokenizer tokenizer, int longest) {
        Encoding encoding = tokenizer.encode(document.text());
        List<Passage> passages = new ArrayList<>();
        for (int from = 0; from < encoding.length(); from += longest) {
            int to = Math.min(encoding.length(), from + longest);
            passages.add(cut(document, encoding, from, to));
        }
        return passages;
    }

    private static Passage cut(Document document, Encoding encoding, int from, int to) {
        int start = encoding.starts()[from];
        int end = Math.max(start, encoding.ends()[to - 1]);
        int[] starts = Arrays.copyOfRange(encoding.starts(), from, to);
        int[] ends = Arrays.copyOfRange(encoding.ends(), from, to);
        for (int i = 0; i < starts.length; i++) {
            starts[i] -= start;
            ends[i] -= start;
        }
        int[] ids = Arrays.copyOfRange(encoding.ids(), from, to);
        OptionalInt answer = from == 0 && document.answer().isPresent()
                ? IntStream.range(0, ids.length)
                        .filter(i -> ends[i] > document.answer().getAsInt())
                        .findFirst()
                : OptionalInt.empty();
        return new Passage(document.area(), document.text().substring(start, end), ids, starts, ends, answer);
    }
}
