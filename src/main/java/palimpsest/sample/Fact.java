package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// One fact and every way in which its area tells it.
///
/// @param statement the plainest form; always trained, the form of the probes, and one that asks
/// @param restatements other forms, at least two, of which one that asks can be held out
record Fact(Form statement, List<Form> restatements) {
    Fact {
        restatements = List.copyOf(restatements);
        if (restatements.size() < 2) {
            throw new IllegalStateException("A fact needs at least two other forms: " + statement);
        }
        if (statement.item().isEmpty() || asking(restatements).isEmpty()) {
            throw new IllegalStateException("The statement and another form must mark an [answer]: " + statement);
        }
    }

    /// The first form is the statement, the rest its restatements.
    static Fact of(List<Form> forms) {
        return new Fact(forms.getFirst(), forms.subList(1, forms.size()));
    }

    /// The statement, then its restatements.
    Stream<Form> forms() {
        return Stream.concat(Stream.of(statement), restatements.stream());
    }

    /// The question of the plainest form.
    Item item() {
        return statement.item().orElseThrow();
    }

    /// The restatements that ask for something short.
    List<Form> asking() {
        return asking(restatements);
    }

    private static List<Form> asking(List<Form> forms) {
        return forms.stream()
                .filter(form -> form.item().filter(Item::isShort).isPresent())
                .toList();
    }
}
