package palimpsest.sample;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A kind of sentence whose number can be worked out again from the words before it, such as `3 + 4 = 7`.
///
/// @param pattern finds the claims in a text; its last group is the number that the text gives
/// @param worked the number that is right
record Claim(Pattern pattern, ToIntFunction<MatchResult> worked) {
    static Claim of(String pattern, ToIntFunction<MatchResult> worked) {
        return new Claim(Pattern.compile(pattern), worked);
    }

    /// Group `group` of the match as a number.
    static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /// Works every claim of the texts out again: a sentence for each text that gives a wrong number or claims nothing.
    static List<String> faults(AreaTexts texts, List<Claim> claims) {
        return Stream.of(texts.training(), texts.heldOut(), texts.probes(), asked(texts.items()))
                .flatMap(List::stream)
                .flatMap(text -> faults(text, claims))
                .toList();
    }

    private static List<String> asked(List<Item> items) {
        return items.stream()
                .map(item -> item.prompt() + " " + item.answer() + ".")
                .toList();
    }

    private static Stream<String> faults(String text, List<Claim> claims) {
        boolean silent =
                claims.stream().noneMatch(claim -> claim.pattern.matcher(text).find());
        return silent
                ? Stream.of("Nothing can be worked out in \"" + text + "\".")
                : claims.stream().flatMap(claim -> claim.wrong(text));
    }

    private Stream<String> wrong(String text) {
        return pattern.matcher(text)
                .results()
                .filter(match -> worked.applyAsInt(match) != number(match, match.groupCount()))
                .map(match -> "\"" + match.group() + "\" should give " + worked.applyAsInt(match) + ".");
    }
}
