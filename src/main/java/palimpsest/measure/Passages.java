package palimpsest.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import palimpsest.data.Document;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.Encoding;
import palimpsest.tokenizer.Tokenizer;

/// Turns texts into passages that fit the model, and questions into their tokens.
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
        return new Passage(document.area(), document.text().substring(start, end), ids, starts, ends);
    }

    /// The tokens of a document that asks for an answer. The answer's first token is the one that reaches beyond the
    /// prompt.
    ///
    /// @throws InputException if no token is the answer's, or nothing precedes it
    public static Question question(Document asked, Tokenizer tokenizer) {
        Encoding encoding = tokenizer.encode(asked.text());
        int answer = asked.answer().orElseThrow();
        int first = 0;
        while (first < encoding.length() && encoding.ends()[first] <= answer) {
            first++;
        }
        boolean led = tokenizer.beginning().isPresent();
        if (first == encoding.length() || first == 0 && !led) {
            throw new InputException("The question \"%s\" has %s; give both a prompt and an answer."
                    .formatted(asked.text().strip(), first == 0 ? "nothing before its answer" : "no answer"));
        }
        int cut = first == 0 ? 0 : encoding.ends()[first - 1];
        int bytes = 0;
        for (int token = led ? 0 : 1; token < encoding.length(); token++) {
            bytes += asked.text()
                    .substring(encoding.starts()[token], encoding.ends()[token])
                    .getBytes(StandardCharsets.UTF_8)
                    .length;
        }
        return new Question(
                asked.area(),
                asked.text().substring(0, cut),
                asked.text().substring(cut),
                encoding.ids(),
                first,
                bytes);
    }
}
