package palimpsest.sample;

import java.util.List;
import java.util.Map;

/// One story of the area `stories`.
///
/// @param scene when and where it happens
/// @param one who does something
/// @param other the friend
/// @param cause what is done and what comes of it
/// @param thing what one gives to the other in the end
/// @param telling which of [#TELLINGS] tells the effect
/// @param ending which of the endings it has
record Story(Scene scene, Person one, Person other, Cause cause, String thing, int telling, int ending) {
    private static final Phrasings EFFECT = Phrasings.of("""
        {one} {deed}, so {he} [{effect}].
        {one} {deed}. That is why {he} [{effect}].
        Because {one} {deed}, {he} [{effect}].
        {one} {deed}. What happened? {one} [{effect}].
        """);

    private static final Phrasings ENDING = Phrasings.of("""
        {one} thanked {other} and gave {him} a {thing}. Now the {thing} belongs to [{other}].
        {other} had a {thing} and gave it to {one}. Now the {thing} belongs to [{one}].
        """);

    /// In how many ways the effect can be told.
    static final int TELLINGS = EFFECT.forms().size();

    private static final List<String> THINGS =
            List.of("ball", "bell", "book", "box", "coat", "cup", "doll", "hat", "kite", "lamp", "pear", "ring");

    /// @param when a time, as a sentence begins with it
    /// @param where a place and how they came there, in the past tense
    record Scene(String when, String where) {
        private static final List<String> TIMES =
                List.of("One morning", "One evening", "One day", "On Sunday", "Last summer", "After lunch");

        private static final List<String> PLACES = List.of(
                "went to the lake",
                "went to the market",
                "went to the forest",
                "walked to the farm",
                "walked to the village",
                "met in the garden",
                "met at school",
                "met by the river");
    }

    /// A story about the cause, all else by chance.
    static Story of(Cause cause, int telling, Dice dice) {
        List<Person> people = Person.all();
        Person one = dice.one(people);
        Person other =
                dice.one(people.stream().filter(person -> !person.equals(one)).toList());
        return new Story(
                new Scene(dice.one(Scene.TIMES), dice.one(Scene.PLACES)),
                one,
                other,
                cause,
                dice.one(THINGS),
                telling,
                dice.below(ENDING.forms().size()));
    }

    /// The story as texts tell it.
    String text() {
        return untilAnswer() + " " + end().text();
    }

    /// The story up to the effect, which is the answer.
    Item effectAsked() {
        return asked(opening(), effect());
    }

    /// The story up to its last word, which is the name of who has the thing now.
    Item ownerAsked() {
        return asked(untilAnswer(), end());
    }

    private static Item asked(String before, Form form) {
        Item item = form.item().orElseThrow();
        return new Item(before + " " + item.prompt(), item.answer());
    }

    private String opening() {
        return scene.when() + " " + one.name() + " and " + other.name() + " " + scene.where() + ".";
    }

    private String untilAnswer() {
        return opening() + " " + effect().text() + " " + other.name() + " "
                + cause.happeningTo(one).answer() + ".";
    }

    private Form effect() {
        Cause happening = cause.happeningTo(one);
        return EFFECT.fill(Map.of(
                        "one", one.name(), "he", one.he(), "deed", happening.deed(), "effect", happening.effect()))
                .get(telling);
    }

    private Form end() {
        return ENDING.fill(Map.of("one", one.name(), "other", other.name(), "him", other.him(), "thing", thing))
                .get(ending);
    }
}
