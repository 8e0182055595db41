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
    private final NativeTokenizer plain;
    private final Object controllingLock = new Object();
    private NativeTokenizer controlling; // made when first asked for, under controllingLock
    private boolean closed;

    private JsonTokenizer(TokenizerSource source, Vocabulary vocabulary, ControlTokens control, NativeTokenizer plain) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.control = control;
        this.plain = plain;
    }

    /// Opens the tokenizer of a model folder: `tokenizer.json`, or `vocab.json` with `merges.txt`, or a SentencePiece
    /// model, and what `tokenizer_config.json`, `special_tokens_map.json`, `added_tokens.json`,
    /// `generation_config.json` and `config.json` say of its control tokens.
    ///
    /// @throws InputException if the file is missing, damaged, or not accepted by the library
    public static JsonTokenizer open(Path folder) {
        TokenizerSource source = TokenizerSource.of(folder);
        Path file = source.file();
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
                            .formatted(file),
                    e);
        }
        return new JsonTokenizer(source, vocabulary, control, load(file, json.withoutControlTokens(control.pieces())));
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

    private static NativeTokenizer load(Path file, String json) {
        try {
            return NativeTokenizer.of(json);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InputException(
                    "%s is not accepted by the tokenizers library: %s. Fetch it again, or save it with a current version."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    @Override
    public Encoding encode(String text) {
        return plain.encode(text);
    }

    @Override
    public int[] ids(String text) {
        return plain.ids(text);
    }

    @Override
    public Encoding encodeWithControlTokens(String text) {
        return controlling().encode(text);
    }

    private NativeTokenizer controlling() {
        synchronized (controllingLock) {
            if (closed) {
                throw new IllegalStateException("the tokenizer is closed");
            }
            if (controlling == null) {
                // read again rather than kept: a parsed vocabulary takes many times the memory of its file
                controlling = load(source.file(), source.read().withControlTokens());
            }
            return controlling;
        }
    }

    @Override
    public String decode(int[] ids) {
        return plain.decode(
                Arrays.stream(ids).filter(id -> !vocabulary.isControl(id)).toArray());
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
        synchronized (controllingLock) {
            closed = true;
            if (controlling != null) {
                controlling.close();
            }
        }
    }
}
