package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns facts into training, held-out and probe documents and items.
///
/// A fact that a model has seen in one form only cannot be drawn from it in another, so every fact is trained in many
/// forms. For some facts one restatement is kept out of training and told in the held-out documents instead: the form
/// is known from other facts and the fact from other forms, so the loss there measures knowledge and not memory for
/// sentences. Every second of these forms also asks the item of its fact; all other items ask in the plainest form.
/// Probes join [#FACTS_PER_PROBE] statements, one more fact than a training document ever tells, so no probe stands in
/// the training corpus as a whole.
final class FactTexts {
    static final int FACTS_PER_TRAINING_DOCUMENT = 3;
    static final int FACTS_PER_PROBE = 4;

    /// Enough for a steady mean, few enough that measuring them stays cheap beside training a tiny model.
    static final int HELD_OUT_FACTS = 120;

    static final int PROBES = 24;

    private FactTexts() {}

    /// @param facts all facts of the area
    /// @param probed those of them that probes ask about
    /// @param passes how often each trained form of each fact appears in training
    static AreaTexts of(List<Fact> facts, List<Fact> probed, int passes, Dice dice) {
        Map<Fact, Form> heldOut = new HashMap<>();
        Map<Fact, Item> unseen = new HashMap<>();
        List<String> heldOutForms = new ArrayList<>();
        for (Fact fact : dice.shuffled(facts).subList(0, Math.min(HELD_OUT_FACTS, facts.size()))) {
            Form form = fact.asking().get(dice.below(fact.asking().size()));
            heldOut.put(fact, form);
            heldOutForms.add(form.text());
            if (heldOut.size() % 2 == 0) {
                unseen.put(fact, form.item().orElseThrow());
            }
        }
        List<String> heldOutTexts = documents(heldOutForms, 2, 3, dice);
        List<String> probes = probes(probed, PROBES, dice);
        List<Item> items = facts.stream()
                .map(fact -> unseen.getOrDefault(fact, fact.item()))
                .toList();
        List<String> trained = facts.stream()
                .flatMap(fact -> fact.forms()
                        .filter(form -> !form.equals(heldOut.get(fact)))
                        .map(Form::text))
                .toList();
        List<String> training = retold(trained, passes, 1, FACTS_PER_TRAINING_DOCUMENT, dice);
        return new AreaTexts(training, heldOutTexts, probes, items);
    }

    /// A new text that tells every fact in each of its forms, in ever new company.
    ///
    /// @param times how often it tells all of them
    /// @param probes at most so many passages to watch
    static NewText.Texts told(List<Fact> facts, int times, int probes, Dice dice) {
        List<String> forms = facts.stream().flatMap(Fact::forms).map(Form::text).toList();
        return new NewText.Texts(
                retold(forms, times, 2, 4, dice),
                probes(facts, probes, dice),
                facts.stream().map(Fact::item).toList());
    }

    /// All forms, so many times, each time in another order and company.
    private static List<String> retold(List<String> forms, int times, int least, int most, Dice dice) {
        List<String> documents = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            documents.addAll(documents(dice.shuffled(forms), least, most, dice));
        }
        return documents;
    }

    /// At most `count` passages of [#FACTS_PER_PROBE] statements each; no fact is asked twice.
    static List<String> probes(List<Fact> facts, int count, Dice dice) {
        List<String> statements = dice.shuffled(facts).stream()
                .map(fact -> fact.statement().text())
                .toList();
        int whole = Math.min(count, statements.size() / FACTS_PER_PROBE) * FACTS_PER_PROBE;
        return documents(statements.subList(0, whole), FACTS_PER_PROBE, FACTS_PER_PROBE, dice);
    }

    /// Joins the forms, in order, to documents of `least` to `most` forms; the last may be shorter.
    static List<String> documents(List<String> forms, int least, int most, Dice dice) {
        return joined(forms, " ", least, most, dice);
    }

    /// Joins the forms, in order, to texts of `least` to `most` forms with `between` them; the last may be shorter.
    static List<String> joined(List<String> forms, String between, int least, int most, Dice dice) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        while (from < forms.size()) {
            int to = Math.min(forms.size(), from + least + dice.below(most - least + 1));
            texts.add(String.join(between, forms.subList(from, to)));
            from = to;
        }
        return texts;
    }
}
