package palimpsest.tokenizer;

import java.util.OptionalInt;
import java.util.Set;

/// A tokenizer for those who ask that a literal control token in their text be that token.
///
/// @param tokenizer what it is a view of; closing this closes it
public record ControlTokensRead(Tokenizer tokenizer) implements Tokenizer {
    @Override
    public Encoding encode(String text) {
        return tokenizer.encodeWithControlTokens(text);
    }

    @Override
    public Encoding encodeWithControlTokens(String text) {
        return tokenizer.encodeWithControlTokens(text);
    }

    @Override
    public String decode(int[] ids) {
        return tokenizer.decode(ids);
    }

    @Override
    public String text(int id) {
        return tokenizer.text(id);
    }

    @Override
    public int utf8Bytes(int id) {
        return tokenizer.utf8Bytes(id);
    }

    @Override
    public int vocabularySize() {
        return tokenizer.vocabularySize();
    }

    @Override
    public String fingerprint() {
        return tokenizer.fingerprint() + " with control tokens";
    }

    @Override
    public OptionalInt beginning() {
        return tokenizer.beginning();
    }

    @Override
    public Set<Integer> ends() {
        return tokenizer.ends();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
