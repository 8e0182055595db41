package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The area `letters`: a formal register and nothing to know.
///
/// Some pairs of a subject and the sentence that brings it up are kept out of training and told in the held-out letters
/// only, so that the loss there measures command of the style.
final class Letters implements Area {
    private static final int TRAINING = 650;
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
    public AreaTexts texts(Dice dice, int editions) {
        List<Letter> letters = dice.shuffled(Letter.all());
        List<Letter> trained = letters.subList(HELD_OUT, letters.size());
        List<String> heldOut = letters.subList(0, HELD_OUT).stream()
                .map(letter -> letter.written(dice))
                .toList();
        List<String> probes = Stream.generate(() -> dice.one(trained).written(dice))
                .distinct()
                .limit(PROBES)
                .toList();
        return new AreaTexts(
                training(trained, Set.copyOf(probes), TRAINING * editions, dice), heldOut, probes, List.of());
    }

    /// Letters about every subject in turn, none of which is asked as a whole.
    private static List<String> training(List<Letter> subjects, Set<String> probes, int least, Dice dice) {
        List<String> training = new ArrayList<>();
        while (training.size() < least) {
            dice.shuffled(subjects).stream()
                    .map(letter -> letter.written(dice))
                    .filter(letter -> !probes.contains(letter))
                    .forEach(training::add);
        }
        return training;
    }
}
