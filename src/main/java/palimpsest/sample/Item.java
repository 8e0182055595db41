package palimpsest.sample;

/// A question of a text's knowledge: known by a model whose first choice is each token of the answer.
///
/// @param prompt what the model is given, without the space before the answer
/// @param answer what it must say, one to three words or a number, without the space before it
public record Item(String prompt, String answer) {
    public Item {
        if (prompt.isBlank() || !prompt.equals(prompt.strip()) || answer.isBlank() || !answer.equals(answer.strip())) {
            throw new IllegalStateException("No space may stand around \"" + prompt + "\" or \"" + answer + "\"");
        }
    }
}
