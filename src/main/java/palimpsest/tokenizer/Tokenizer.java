package palimpsest.tokenizer;

import java.util.OptionalInt;
import java.util.Set;

/// Turns text into token ids and back, as the model's own `tokenizer.json` says.
///
/// Thread-safe. Closing releases native memory; a closed tokenizer must not be used.
public interface Tokenizer extends AutoCloseable {
    /// Ids of the text alone: nothing is put in front or behind, and a literal control token such as `<s>` in the text
    /// is plain text.
    Encoding encode(String text);

    /// The ids of [#encode] alone, which takes less time where no offsets are wanted.
    default int[] ids(String text) {
        return encode(text).ids();
    }

    /// As [#encode], but a literal control token in the text becomes that token, for those who ask for it.
    Encoding encodeWithControlTokens(String text);

    /// Text of the ids; control tokens are left out.
    String decode(int[] ids);

    /// The token as a person would read it on its own, white space kept as it is; a control token by its name.
    String text(int id);

    /// Number of UTF-8 bytes of text the token stands for; 0 for a control token. Over the tokens of a text these add
    /// up to the text's own bytes (give or take a space that the tokenizer puts in front).
    int utf8Bytes(int id);

    /// One more than the largest id.
    int vocabularySize();

    /// Equal for tokenizers that cut every text the same way and begin and end documents alike; differs where their
    /// files do.
    String fingerprint();

    /// The token that begins a document where the model was trained with one: what `add_bos_token` says; else what the
    /// post-processor of `tokenizer.json` puts in front of a text; else `bos_token` for the classes that put it there
    /// unless told otherwise (those of Llama and Gemma).
    ///
    /// Where there is one, every document of a corpus, every passage that is scored and every prompt begins with it, so
    /// that the first token of a text is scored too. Where there is none, documents of a corpus end with the model's
    /// end token, a passage is scored from its second token on, and a prompt begins with its own first token.
    OptionalInt beginning();

    /// The tokens that end a text: `eos_token_id`, a number or a list, of `generation_config.json`, else of
    /// `config.json`, else the `eos_token` of the tokenizer's own files.
    Set<Integer> ends();

    @Override
    void close();
}
