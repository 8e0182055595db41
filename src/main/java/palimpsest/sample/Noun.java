package palimpsest.sample;

import java.util.Map;
import java.util.Set;

/// A noun of both languages.
///
/// @param theme the group of nouns that sentences use alike, such as `animal`
/// @param words the noun in both languages
/// @param article its Spanish article in the singular, `el` or `la`
record Noun(String theme, WordPair words, String article) {
    /// Feminine, but with `el` before their stressed a.
    private static final Set<String> FEMININE_WITH_EL = Set.of("agua", "hambre");

    private static final Map<String, String> ENGLISH_PLURALS = Map.ofEntries(
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("fisherman", "fishermen"),
            Map.entry("mouse", "mice"),
            Map.entry("sheep", "sheep"),
            Map.entry("fish", "fish"),
            Map.entry("wolf", "wolves"),
            Map.entry("thief", "thieves"),
            Map.entry("wife", "wives"),
            Map.entry("knife", "knives"));

    /// Reads `english: el spanish`, with a mark before it as in [WordPair#of].
    static Noun of(String theme, String entry) {
        int article = entry.indexOf(": ") + 2;
        String words = entry.substring(0, article) + entry.substring(article + 3);
        return new Noun(theme, WordPair.of(words), entry.substring(article, article + 2));
    }

    boolean feminine() {
        return article.equals("la") || FEMININE_WITH_EL.contains(words.spanish());
    }

    /// `the dog` or `the dogs`.
    String english(boolean plural) {
        return "the " + (plural ? englishPlural() : words.english());
    }

    /// `el perro` or `los perros`.
    String spanish(boolean plural) {
        return plural ? (feminine() ? "las " : "los ") + spanishPlural() : article + " " + words.spanish();
    }

    String englishPlural() {
        String word = words.english();
        String irregular = ENGLISH_PLURALS.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.matches(".*(s|x|ch|sh|tomato|potato)")) {
            return word + "es";
        }
        return word.matches(".*[^aeiou]y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    String spanishPlural() {
        return spanishPlural(words.spanish());
    }

    /// A vowel takes -s, anything else -es; z turns to c, and an accent on the last syllable before n falls away.
    static String spanishPlural(String word) {
        if (word.matches(".*[aeiouáéíóú]")) {
            return word + "s";
        }
        String stem = word.endsWith("z") ? word.substring(0, word.length() - 1) + "c" : word;
        if (stem.matches(".*[áéíóú]n")) {
            int accented = stem.length() - 2;
            stem = stem.substring(0, accented) + "aeiou".charAt("áéíóú".indexOf(stem.charAt(accented))) + "n";
        }
        return stem + "es";
    }
}
