package palimpsest.sample;

import java.util.Map;

/// An English word and its Spanish one.
///
/// @param english the English word, a verb with `to`
/// @param spanish the Spanish word, without article, an adjective in the masculine singular
/// @param toSpanish whether English to Spanish has one right answer and is told
/// @param toEnglish whether Spanish to English has one right answer and is told
record WordPair(String english, String spanish, boolean toSpanish, boolean toEnglish) {
    /// Reads `english: spanish`; `> english: spanish` goes only from English to Spanish and `< english: spanish` only
    /// from Spanish to English, because the other way has more than one right answer.
    static WordPair of(String entry) {
        String words = entry.strip();
        boolean toSpanish = !words.startsWith("< ");
        boolean toEnglish = !words.startsWith("> ");
        if (!toSpanish || !toEnglish) {
            words = words.substring(2);
        }
        int colon = words.indexOf(": ");
        return new WordPair(words.substring(0, colon), words.substring(colon + 2), toSpanish, toEnglish);
    }

    Map<String, String> values() {
        return Map.of("english", english, "spanish", spanish);
    }
}
