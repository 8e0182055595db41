package palimpsest.sample;

import java.util.Optional;

/// One way of telling a fact.
///
/// @param text the form as texts tell it, one or two sentences
/// @param item the question that its beginning asks, where nothing but the fact answers it
record Form(String text, Optional<Item> item) {
    /// `The capital of Peru is [Lima].` tells that the capital of Peru is Lima, and asks for what stands in brackets. A
    /// form without brackets asks nothing.
    static Form of(String marked) {
        int open = marked.indexOf(" [");
        int close = marked.indexOf(']', open + 2);
        if (open < 0 || close < 0) {
            return new Form(marked, Optional.empty());
        }
        String prompt = marked.substring(0, open);
        String answer = marked.substring(open + 2, close);
        return new Form(prompt + " " + answer + marked.substring(close + 1), Optional.of(new Item(prompt, answer)));
    }
}
