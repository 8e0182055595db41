package palimpsest.sample;

import java.util.List;

/// One fact and every way in which its area tells it.
///
/// @param statement the plainest form; always trained, and the form of the probes
/// @param restatements other forms, at least two, so that one can be held out; a form is one or two sentences
record Fact(String statement, List<String> restatements) {
    Fact {
        restatements = List.copyOf(restatements);
        if (restatements.size() < 2) {
            throw new IllegalStateException("A fact needs at least two other forms: " + statement);
        }
    }

    /// The first form is the statement, the rest its restatements.
    static Fact of(List<String> forms) {
        return new Fact(forms.getFirst(), forms.subList(1, forms.size()));
    }
}
