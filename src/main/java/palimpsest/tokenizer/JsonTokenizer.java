package palimpsest.tokenizer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.tensor.InputException;

/// The tokenizer of a model folder, run by the Hugging Face tokenizers library as its `tokenizer.json` says.
///
/// Never reaches for the network. Texts are neither cut nor padded, whatever the file asks for.
public final class JsonTokenizer implements Tokenizer {
    /// The file that describes a tokenizer.
    public static final String FILE_NAME = "tokenizer.json";

    private final TokenizerSource source;
    private final Vocabulary vocabulary;
    private final ControlTokens control;
    private final LateTokenizer plain;
    private final LateTokenizer controlling;

    private JsonTokenizer(TokenizerSource source, TokenizerJson json, Vocabulary vocabulary, ControlTokens control) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.control = control;
        plain = new LateTokenizer(source.file(), () -> json.withoutControlTokens(control.pieces()));
        // read again rather than kept: a parsed vocabulary takes many times the memory of its file
        controlling = new LateTokenizer(source.file(), () -> source.read().withControlTokens());
    }

    /// Opens the tokenizer of a model folder: `tokenizer.json`, or `vocab.json` with `merges.txt`, or a SentencePiece
    /// model, and what `tokenizer_config.json`, `special_tokens_map.json`, `added_tokens.json`,
    /// `generation_config.json` and `config.json` say of its control tokens.
    ///
    /// What the library alone can tell to be wrong is found when the first text is cut.
    ///
    /// @throws InputException if a file is missing or damaged
    public static JsonTokenizer open(Path folder) {
        TokenizerSource source = TokenizerSource.of(folder);
        TokenizerJson json;
        ControlTokens control;
        Vocabulary vocabulary;
        try {
            json = source.read();
            control = ControlTokens.of(folder, json);
            vocabulary = vocabulary(json, control);
        } catch (IllegalStateException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw new InputException(
                    "%s, or a file beside it, does not have the form of a Hugging Face tokenizer; fetch it again."
                            .formatted(source.file()),
                    e);
        }
        return new JsonTokenizer(source, json, vocabulary, control);
    }

    private static Vocabulary vocabulary(TokenizerJson json, ControlTokens control) {
        Map<String, Integer> idOf = json.pieces();
        BitSet literal = new BitSet();
        json.addedTokens().keySet().forEach(literal::set);
        BitSet controlIds = new BitSet();
        control.pieces().forEach(piece -> {
            Integer id = idOf.get(piece);
            if (id != null) {
                controlIds.set(id);
            }
        });
        return new Vocabulary(idOf, Spelling.of(json.root()), literal, controlIds);
    }

    @Override
    public Encoding encode(String text) {
        return plain.get().encode(text);
    }

    @Override
    public int[] ids(String text) {
        return plain.get().ids(text);
    }

    @Override
    public Encoding encodeWithControlTokens(String text) {
        return controlling.get().encode(text);
    }

    @Override
    public String decode(int[] ids) {
        return plain.get()
                .decode(Arrays.stream(ids)
                        .filter(id -> !vocabulary.isControl(id))
                        .toArray());
    }

    @Override
    public String text(int id) {
        return vocabulary.text(id);
    }

    @Override
    public int utf8Bytes(int id) {
        return vocabulary.utf8Bytes(id);
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public String fingerprint() {
        return "%s begins %s ends %s"
                .formatted(source.fingerprint(), control.beginning(), new TreeSet<>(control.ends()));
    }

    @Override
    public OptionalInt beginning() {
        return control.beginning();
    }

    @Override
    public Set<Integer> ends() {
        return control.ends();
    }

    @Override
    public void close() {
        plain.close();
        controlling.close();
    }
}
