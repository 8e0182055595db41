package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final String DEED = "(?<deed>[a-z ]+)";
    private static final String EFFECT = "(?<effect>[a-z ]+)\\.";

    /// In the order of the grammar.
    private static final List<Pattern> TELLINGS = Stream.of(
                    "(?<one>[A-Z][a-z]+) " + DEED + ", so (?<he>he|she) " + EFFECT,
                    "(?<one>[A-Z][a-z]+) " + DEED + "\\. That is why (?<he>he|she) " + EFFECT,
                    "Because (?<one>[A-Z][a-z]+) " + DEED + ", (?<he>he|she) " + EFFECT,
                    "(?<one>[A-Z][a-z]+) " + DEED + "\\. What happened\\? (?<he>[A-Z][a-z]+) " + EFFECT)
            .map(Pattern::compile)
            .toList();

    private static final Pattern OPENING = Pattern.compile(
            "(?:One|On|Last|After) [A-Za-z]+ (?<one>[A-Z][a-z]+) and (?<other>[A-Z][a-z]+) [a-z ]+\\. ");
    private static final Pattern THANKED = Pattern.compile(
            "(?<one>[A-Z][a-z]+) thanked (?<owner>[A-Z][a-z]+) and gave (?:him|her) a (?<thing>[a-z]+)\\."
                    + " Now the (?<named>[a-z]+) belongs to (?<said>[A-Z][a-z]+)\\.$");
    private static final Pattern GAVE =
            Pattern.compile("(?<one>[A-Z][a-z]+) had a (?<thing>[a-z]+) and gave it to (?<owner>[A-Z][a-z]+)\\."
                    + " Now the (?<named>[a-z]+) belongs to (?<said>[A-Z][a-z]+)\\.$");

    private final AreaTexts texts = new Stories().texts(Dice.of(1, "stories"), 1);

    /// A deed and how its effect is told.
    private record Told(String deed, int telling, String effect) {}

    @Test
    void whateverSomeoneDoesAlwaysHasTheSameEffect() {
        Map<String, String> effects = new HashMap<>();
        all().map(StoriesTest::told).forEach(told -> {
            String before = effects.put(told.deed(), told.effect());
            assertTrue(before == null || before.equals(told.effect()), told + " and " + before);
        });
        assertEquals(new Stories().facts(), effects.size());
        assertEquals(effects.size(), new HashSet<>(effects.values()).size(), "no effect has two causes");
        effects.values().forEach(effect -> assertTrue(effect.split(" ").length <= 3, effect));
    }

    @Test
    void theStoryIsAboutTheTwoItBeginsWithAndTheThingBelongsToWhomItWasGiven() {
        all().forEach(text -> {
            Matcher opening = found(OPENING, text);
            Matcher end = THANKED.matcher(text).find() ? found(THANKED, text) : found(GAVE, text);
            Set<String> people = Set.of(opening.group("one"), opening.group("other"));
            assertEquals(people, Set.of(end.group("one"), end.group("owner")), text);
            assertEquals(end.group("owner"), end.group("said"), text);
            assertEquals(end.group("thing"), end.group("named"), text);
        });
    }

    @Test
    void theHeldOutTellingOfACauseIsNeverTrainedAndEveryCauseIsToldInThreeWaysAtLeast() {
        Map<String, Set<Integer>> trained = new HashMap<>();
        texts.training().stream()
                .map(StoriesTest::told)
                .forEach(told -> trained.computeIfAbsent(told.deed(), deed -> new HashSet<>())
                        .add(told.telling()));
        trained.forEach((deed, tellings) -> assertTrue(tellings.size() >= 3, deed));
        assertEquals(24, texts.heldOut().size());
        for (String text : texts.heldOut()) {
            assertFalse(trained.get(told(text).deed()).contains(told(text).telling()), text);
        }
        long unseen = texts.items().stream()
                .filter(item -> !item.prompt().endsWith("belongs to"))
                .map(item -> told(item.prompt() + " " + item.answer() + "."))
                .filter(told -> !trained.get(told.deed()).contains(told.telling()))
                .count();
        assertEquals(24, unseen);
    }

    @Test
    void everyCauseIsAskedForItsEffectAndForANameInAStoryThatTrainingDoesNotTell() {
        String training = String.join("\n", texts.training());
        assertEquals(2 * new Stories().facts(), texts.items().size());
        for (Item item : texts.items()) {
            Matcher opening = found(OPENING, item.prompt());
            boolean name = Set.of(opening.group("one"), opening.group("other")).contains(item.answer());
            assertEquals(item.prompt().endsWith("belongs to"), name, item.toString());
            assertFalse(training.contains(item.prompt()), item.prompt());
        }
    }

    @Test
    void nobodyMeetsHimselfAndPronounsFollowTheName() {
        Map<String, String> pronouns = new HashMap<>();
        all().forEach(text -> {
            Matcher opening = found(OPENING, text);
            assertNotEquals(opening.group("one"), opening.group("other"), text);
            for (Pattern telling : TELLINGS.subList(0, 3)) {
                Matcher told = telling.matcher(text);
                if (told.find()) {
                    String before = pronouns.put(told.group("one"), told.group("he"));
                    assertTrue(before == null || before.equals(told.group("he")), text);
                }
            }
        });
        assertEquals(24, pronouns.size());
    }

    private Stream<String> all() {
        return Stream.of(texts.training(), texts.heldOut(), texts.probes()).flatMap(List::stream);
    }

    private static Told told(String text) {
        Matcher opening = found(OPENING, text);
        String rest = text.substring(opening.end());
        for (int i = 0; i < TELLINGS.size(); i++) {
            Matcher told = TELLINGS.get(i).matcher(rest);
            if (told.lookingAt()) {
                return new Told(plain(told.group("deed")), i, plain(told.group("effect")));
            }
        }
        throw new AssertionError("no telling of an effect in: " + text);
    }

    /// Without the difference between his and her.
    private static String plain(String text) {
        return text.replaceAll("\\b(?:his|her)\\b", "their");
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), "nothing like " + pattern + " in: " + text);
        return matcher;
    }
}
