package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Checks that a text teaches what its items ask, and nothing against it.
///
/// @param told what a model is trained on
/// @param items what it is asked then
record FactCheck(List<String> told, List<Item> items) {
    /// The letters beyond ASCII that English and Spanish need.
    private static final String LETTERS = "áéíóúüñÁÉÍÓÚÜÑ¿¡";

    /// A sentence for each item that is asked twice, that the text contradicts, or whose answer it never tells, and for
    /// each text with a character that no word of the world is spelt with.
    List<String> faults() {
        List<String> faults = new ArrayList<>(misspelt(told));
        Map<String, String> answers = new HashMap<>();
        String text = "\n" + String.join("\n", told) + "\n";
        for (Item item : items) {
            String before = answers.put(item.prompt(), item.answer());
            if (before != null) {
                faults.add("\"" + item.prompt() + "\" is asked twice: " + before + " and " + item.answer() + ".");
            }
            if (!text.contains(item.answer())) {
                faults.add("\"" + item.answer() + "\", the answer to \"" + item.prompt() + "\", is never told.");
            }
            contradictions(text, item)
                    .forEach(other ->
                            faults.add("\"" + item.prompt() + "\" is " + item.answer() + ", and also " + other));
        }
        return faults;
    }

    /// A sentence for each text with a character that no word is spelt with.
    static List<String> misspelt(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.chars().allMatch(FactCheck::isSpelt))
                .map(text -> "A character that does not belong here stands in \"" + text + "\".")
                .toList();
    }

    private static boolean isSpelt(int c) {
        return (c >= ' ' && c <= '~') || c == '\n' || LETTERS.indexOf(c) >= 0;
    }

    /// What else stands behind the prompt, where it begins a sentence.
    private static Stream<String> contradictions(String text, Item item) {
        List<String> others = new ArrayList<>();
        String asked = item.prompt() + " ";
        for (int at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + 1)) {
            int from = at + asked.length();
            int to = from + item.answer().length();
            boolean same = text.startsWith(item.answer(), from) && !Character.isLetterOrDigit(text.charAt(to));
            if (beginsSentence(text, at) && !same) {
                others.add(text.substring(from, text.indexOf('\n', from)));
            }
        }
        return others.stream().distinct();
    }

    private static boolean beginsSentence(String text, int at) {
        return text.charAt(at - 1) == '\n' || text.startsWith(". ", at - 2) || text.startsWith("? ", at - 2);
    }
}
