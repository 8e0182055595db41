package palimpsest.sample;

import java.util.Map;

/// One sentence in both languages, each with its capital and its full stop.
record BilingualSentence(String english, String spanish) {
    /// The sentences of these words, which are lower-case and have no stop.
    static BilingualSentence of(String english, String spanish) {
        return new BilingualSentence(sentence(english), sentence(spanish));
    }

    /// Both, and as `first` and `second` in the order asked for.
    Map<String, String> values(boolean englishFirst) {
        return Map.of(
                "english",
                english,
                "spanish",
                spanish,
                "first",
                englishFirst ? english : spanish,
                "second",
                englishFirst ? spanish : english);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
