package palimpsest.tokenizer;

import java.nio.file.Path;
import java.util.function.Supplier;
import palimpsest.tensor.InputException;

/// A tokenizer of the library that is made when it is first asked for: making one takes longer than all else of opening
/// a model, and who only looks at a model needs none. Thread-safe.
final class LateTokenizer implements AutoCloseable {
    private final Path file;
    private Supplier<String> json; // let go once the tokenizer is made
    private volatile NativeTokenizer made;
    private boolean closed;

    /// @param file to name in messages
    /// @param json gives the tokenizer in the form of a `tokenizer.json`
    LateTokenizer(Path file, Supplier<String> json) {
        this.file = file;
        this.json = json;
    }

    /// @throws InputException if the library does not accept it
    NativeTokenizer get() {
        NativeTokenizer ready = made;
        return ready == null ? make() : ready;
    }

    private synchronized NativeTokenizer make() {
        if (closed) {
            throw new IllegalStateException("the tokenizer is closed");
        }
        if (made == null) {
            made = load();
            json = null;
        }
        return made;
    }

    private NativeTokenizer load() {
        try {
            return NativeTokenizer.of(json.get());
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
    public synchronized void close() {
        closed = true;
        if (made != null) {
            made.close();
        }
    }
}
