/// Text to token ids with character offsets, and back.
///
/// A [Tokenizer] may be used from any thread; a [BpeTrainer] by one.
package palimpsest.tokenizer;
