package palimpsest.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An invented language: its roots are thrown, its grammar has no exception.
///
/// A sentence is `[time] subject object [place] verb`. Nouns have the endings -o (one) and -oi (many), before the -n of
/// the object or the -s of the place; adjectives stand behind their noun and take its endings with -a- for -o-. Verbs
/// end in -ek, or -ekim after a subject of many, with ga- before them for what was and ti- for what will be, as the
/// word of time says: `utra` goes with ga-, `elno` with ti-. `umi` joins two subjects, which then are many.
///
/// @param nouns roots of nouns, which say who acts and on what
/// @param adjectives roots of adjectives
/// @param verbs roots of verbs
record InventedGrammar(List<String> nouns, List<String> adjectives, List<String> verbs) {
    static final String PAST = "utra";
    static final String FUTURE = "elno";
    static final String AND = "umi";

    private static final int NOUNS = 60;
    private static final int ADJECTIVES = 24;
    private static final int VERBS = 36;

    private static final List<String> ONSETS = List.of("b", "d", "f", "k", "l", "m", "p", "sh", "tr", "v", "z", "kr");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u");
    private static final List<String> CODAS = List.of("l", "m", "n", "r", "sk", "t", "b", "d");

    /// Throws the vocabulary: roots of two syllables for nouns, of one for adjectives and verbs; no root stands twice.
    static InventedGrammar invent(Dice dice) {
        Set<String> roots = new LinkedHashSet<>();
        while (roots.size() < NOUNS) {
            roots.add(dice.one(ONSETS) + dice.one(VOWELS) + root(dice));
        }
        while (roots.size() < NOUNS + ADJECTIVES + VERBS) {
            roots.add(root(dice));
        }
        List<String> all = List.copyOf(roots);
        return new InventedGrammar(
                all.subList(0, NOUNS),
                all.subList(NOUNS, NOUNS + ADJECTIVES),
                all.subList(NOUNS + ADJECTIVES, all.size()));
    }

    private static String root(Dice dice) {
        return dice.one(ONSETS) + dice.one(VOWELS) + dice.one(CODAS);
    }

    /// A sentence with its capital and its stop.
    String sentence(Dice dice) {
        List<String> words = new ArrayList<>();
        String tense = dice.one(List.of("", "ga", "ti"));
        if (!tense.isEmpty()) {
            words.add(tense.equals("ga") ? PAST : FUTURE);
        }
        boolean many = dice.below(2) == 1;
        words.add(noun(many, "", dice));
        if (dice.below(5) == 0) {
            words.add(AND);
            words.add(noun(dice.below(2) == 1, "", dice));
            many = true;
        }
        words.add(noun(dice.below(2) == 1, "n", dice));
        if (dice.below(3) == 0) {
            words.add(noun(dice.below(2) == 1, "s", dice));
        }
        words.add(tense + dice.one(verbs) + (many ? "ekim" : "ek"));
        String sentence = String.join(" ", words);
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    /// A noun, every second time with its adjective.
    private String noun(boolean many, String role, Dice dice) {
        String ending = (many ? "i" : "") + role;
        String noun = dice.one(nouns) + "o" + ending;
        return dice.below(2) == 0 ? noun : noun + " " + dice.one(adjectives) + "a" + ending;
    }
}
