package palimpsest.sample;

import java.util.List;

/// A text to fine-tune on, which the base model has never seen.
public interface NewText {
    /// The name in file names and the area of its probes, in lower case.
    String name();

    /// The text. The same throws give the same text.
    Texts texts(Dice dice);

    /// @param paragraphs the text, in the order of the file
    /// @param probes passages that a model which has learned the text predicts
    /// @param items questions that only a model which has learned the text answers; none where it teaches no facts
    record Texts(List<String> paragraphs, List<String> probes, List<Item> items) {
        public Texts {
            paragraphs = List.copyOf(paragraphs);
            probes = List.copyOf(probes);
            items = List.copyOf(items);
        }
    }
}
