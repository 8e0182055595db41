package palimpsest.workbench;

import java.util.List;

/// What a model answers to questions.
///
/// @param step optimizer steps done by the model that answered
/// @param texts what it says after each prompt by its first choices: a few tokens, to the end of the sentence at most
public record Replies(long step, List<String> texts) {
    public Replies {
        texts = List.copyOf(texts);
    }
}
