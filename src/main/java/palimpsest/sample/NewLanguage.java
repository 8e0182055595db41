package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;

/// The new text `language`: running text in an invented language.
///
/// Nothing in it can be read with what the base knows, and it says nothing about the world, so that whatever it takes
/// away is taken by the new words and endings alone (see [InventedGrammar]).
final class NewLanguage implements NewText {
    private static final int BYTES = 50_000;
    private static final int PROBES = 24;
    private static final int FEWEST_SENTENCES = 3;
    private static final int MOST_SENTENCES = 6;

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Texts texts(Dice dice) {
        InventedGrammar grammar = InventedGrammar.invent(dice);
        List<String> paragraphs = new ArrayList<>();
        int bytes = 0;
        while (bytes < BYTES) {
            String paragraph = paragraph(grammar, FEWEST_SENTENCES, MOST_SENTENCES, dice);
            paragraphs.add(paragraph);
            bytes += paragraph.length() + 2;
        }
        List<String> probes = new ArrayList<>();
        while (probes.size() < PROBES) {
            probes.add(paragraph(grammar, FEWEST_SENTENCES, FEWEST_SENTENCES, dice));
        }
        return new Texts(paragraphs, probes, List.of());
    }

    private static String paragraph(InventedGrammar grammar, int fewest, int most, Dice dice) {
        int sentences = fewest + dice.below(most - fewest + 1);
        List<String> paragraph = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            paragraph.add(grammar.sentence(dice));
        }
        return String.join(" ", paragraph);
    }
}
