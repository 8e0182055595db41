package palimpsest.sample;

/// A question of a text's knowledge: known by a model whose first choice is each token of the answer.
///
/// @param prompt what the model is given, without the space before the answer
/// @param answer what it must say, without the space before it
public record Item(String prompt, String answer) {
    static final int MOST_WORDS = 3;

    public Item {
        if (prompt.isBlank() || !prompt.equals(prompt.strip()) || answer.isBlank() || !answer.equals(answer.strip())) {
            throw new IllegalStateException("No space may stand around \"" + prompt + "\" or \"" + answer + "\"");
        }
    }

    /// Whether the answer has at most [#MOST_WORDS] words.
    boolean isShort() {
        return answer.split(" ").length <= MOST_WORDS;
    }
}
