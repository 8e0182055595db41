package palimpsest.tokenizer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.tensor.InputException;

/// Trains a byte-level BPE tokenizer.
///
/// A text is cut into words by GPT-2's pattern; the alphabet is the 256 bytes; again and again the most frequent pair
/// of neighbours is merged, of equally frequent ones the pair of the lowest ids. The same texts in any order give the
/// same tokenizer. Source: Sennrich et al. 2016 (BPE), Radford et al. 2019 (bytes). One thread.
public final class BpeTrainer {
    /// The token that begins and ends a document, id 0.
    public static final String DOCUMENT_TOKEN = "<|endoftext|>";

    private static final int BYTES = 256;

    /// The fewest ids a tokenizer can have: the document token and the bytes.
    public static final int SMALLEST_VOCABULARY = BYTES + 1;

    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Integer> wordCounts = new HashMap<>();

    private BpeTrainer() {}

    /// Trains on the texts and writes `tokenizer.json`, `tokenizer_config.json` and `special_tokens_map.json`.
    ///
    /// @param vocabularySize ids to reach, the document token and the 256 bytes included; fewer come out where the
    ///     texts have too few pairs to merge
    /// @param folder an existing folder
    /// @return the number of ids reached
    /// @throws InputException if the size is under [#SMALLEST_VOCABULARY], the texts are empty, or a file cannot be
    ///     written
    public static int train(Iterable<String> texts, int vocabularySize, Path folder) {
        return train(texts.iterator(), vocabularySize, folder);
    }

    /// As the other, for texts that are read as they are needed.
    public static int train(Iterator<String> texts, int vocabularySize, Path folder) {
        if (vocabularySize < SMALLEST_VOCABULARY) {
            throw new InputException("A byte-level tokenizer needs at least %d tokens, found %d; ask for more."
                    .formatted(SMALLEST_VOCABULARY, vocabularySize));
        }
        BpeTrainer trainer = new BpeTrainer();
        texts.forEachRemaining(trainer::count);
        if (trainer.wordCounts.isEmpty()) {
            throw new InputException("There is no text to train a tokenizer on; give at least one file with text.");
        }
        Pieces pieces = new Pieces(vocabularySize);
        List<String> mergeLines = trainer.words().find(pieces).stream()
                .map(merge -> pieces.get(merge.left()) + " " + pieces.get(merge.right()))
                .toList();
        new TokenizerFiles(pieces.all(), mergeLines, DOCUMENT_TOKEN).write(folder);
        return pieces.all().size();
    }

    private void count(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            wordCounts.merge(words.group(), 1, Integer::sum);
        }
    }

    /// The words in a fixed order, as symbols that are ids.
    private PairMerges words() {
        PairMerges words = new PairMerges();
        wordCounts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            byte[] bytes = entry.getKey().getBytes(StandardCharsets.UTF_8);
            int[] symbols = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                symbols[i] = 1 + (bytes[i] & 0xFF); // behind the document token
            }
            words.add(symbols, entry.getValue());
        });
        return words;
    }

    /// The vocabulary as it grows, from the document token and the bytes to the size wanted.
    private static final class Pieces implements PairMerges.Ids {
        private final int wanted;
        private final List<String> pieces = new ArrayList<>();
        private final Map<String, Integer> idOf = new HashMap<>();

        Pieces(int wanted) {
            this.wanted = wanted;
            add(DOCUMENT_TOKEN);
            for (int value = 0; value < BYTES; value++) {
                add(String.valueOf(ByteAlphabet.character(value)));
            }
        }

        private int add(String piece) {
            Integer known = idOf.putIfAbsent(piece, pieces.size());
            if (known == null) {
                pieces.add(piece);
                return pieces.size() - 1;
            }
            return known;
        }

        @Override
        public int merged(int left, int right) {
            return add(pieces.get(left) + pieces.get(right));
        }

        @Override
        public boolean full() {
            return pieces.size() >= wanted;
        }

        String get(int id) {
            return pieces.get(id);
        }

        List<String> all() {
            return List.copyOf(pieces);
        }
    }
}
