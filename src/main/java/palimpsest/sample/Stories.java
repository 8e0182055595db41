package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The area `stories`: two friends, something that one of them does, and what comes of it.
///
/// Who, when and where change from story to story; what follows from what does not (see [Cause]). Every story ends with
/// a thing that one gives to the other, so that a reader must keep in mind who is who. Every second cause is told in
/// one way less in training, and in that way in the held-out stories and in the item that asks for its effect. No two
/// stories of an edition have the same people and the same cause.
final class Stories implements Area {
    private static final int TRAINING = 1200;
    private static final int PROBES = 24;

    @Override
    public String name() {
        return "stories";
    }

    @Override
    public int facts() {
        return Cause.all().size();
    }

    @Override
    public AreaTexts texts(Dice dice, int editions) {
        List<Cause> causes = Cause.all();
        Map<Cause, Integer> heldOut = new HashMap<>();
        dice.shuffled(causes)
                .subList(0, causes.size() / 2)
                .forEach(cause -> heldOut.put(cause, dice.below(Story.TELLINGS)));
        Author author = new Author(heldOut, new HashSet<>(), dice);
        List<Story> unseen = causes.stream()
                .filter(heldOut::containsKey)
                .map(author::heldOut)
                .toList();
        List<Story> probes = dice.shuffled(causes).stream()
                .limit(PROBES)
                .map(author::trained)
                .toList();
        List<Item> items = causes.stream()
                .flatMap(cause -> Stream.of(
                        (heldOut.containsKey(cause) ? author.heldOut(cause) : author.trained(cause)).effectAsked(),
                        author.trained(cause).ownerAsked()))
                .toList();
        List<Story> training = new ArrayList<>();
        for (int edition = 0; edition < editions; edition++) {
            training.addAll(edition(causes, author.unread()));
        }
        return new AreaTexts(texts(training), texts(unseen), texts(probes), items);
    }

    private static List<Story> edition(List<Cause> causes, Author author) {
        List<Story> stories = new ArrayList<>();
        while (stories.size() < TRAINING) {
            author.dice().shuffled(causes).forEach(cause -> stories.add(author.trained(cause)));
        }
        return stories;
    }

    private static List<String> texts(List<Story> stories) {
        return stories.stream().map(Story::text).toList();
    }

    /// Writes stories that differ in their people or their cause.
    ///
    /// @param heldOut the telling that training does without, for the causes that have one
    /// @param written people and cause of every story so far
    private record Author(Map<Cause, Integer> heldOut, Set<List<Record>> written, Dice dice) {
        /// An author who knows the stories so far; what either writes from here on, the other may write too.
        Author unread() {
            return new Author(heldOut, new HashSet<>(written), dice);
        }

        Story trained(Cause cause) {
            int telling = dice.below(Story.TELLINGS);
            while (heldOut.getOrDefault(cause, -1) == telling) {
                telling = dice.below(Story.TELLINGS);
            }
            return written(cause, telling);
        }

        Story heldOut(Cause cause) {
            return written(cause, heldOut.get(cause));
        }

        private Story written(Cause cause, int telling) {
            Story story = Story.of(cause, telling, dice);
            while (!written.add(List.of(story.one(), story.other(), cause))) {
                story = Story.of(cause, telling, dice);
            }
            return story;
        }
    }
}
