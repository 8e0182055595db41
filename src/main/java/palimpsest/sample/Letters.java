package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;

/// The area `letters`: a formal register and nothing to know.
///
/// Some pairs of a subject and the sentence that brings it up are kept out of training and told in the held-out letters
/// only, so that the loss there measures command of the style.
final class Letters implements Area {
    private static final int TRAINING = 1300;
    private static final int HELD_OUT = 24;
    private static final int PROBES = 24;

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public int facts() {
        return 0;
    }

    @Override
    public AreaTexts texts(Dice dice) {
        List<Letter> letters = dice.shuffled(Letter.all());
        List<Letter> trained = letters.subList(HELD_OUT, letters.size());
        List<String> training = new ArrayList<>();
        while (training.size() < TRAINING) {
            dice.shuffled(trained).forEach(letter -> training.add(letter.written(dice)));
        }
        List<String> heldOut = letters.subList(0, HELD_OUT).stream()
                .map(letter -> letter.written(dice))
                .toList();
        return new AreaTexts(training, heldOut, probes(trained, training, dice), List.of());
    }

    /// Letters in trained words, none of which stands in training as a whole.
    private static List<String> probes(List<Letter> trained, List<String> training, Dice dice) {
        List<String> probes = new ArrayList<>();
        while (probes.size() < PROBES) {
            String probe = dice.one(trained).written(dice);
            if (!training.contains(probe)) {
                probes.add(probe);
            }
        }
        return probes;
    }
}
