package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads Spanish sentences and names those whose words do not agree in number or gender.
///
/// It knows the endings of the language and none of the tables that the sentences are written from, so that it judges
/// what was written.
final class SpanishAgreement {
    private static final Pattern DESCRIBED =
            Pattern.compile("\\b([Ee]l|[Ll]a|[Ll]os|[Ll]as) (\\p{L}+) (es|está|son|están) (\\p{L}+)\\.");
    private static final Pattern POSSESSED = Pattern.compile(" tiene (una?) (\\p{L}+) (\\p{L}+)\\.");
    private static final Pattern COUNTED = Pattern.compile("Hay (\\p{L}+) (\\p{L}+) en (el|la) \\p{L}+\\.");
    private static final Pattern ACTING = Pattern.compile("\\b(El|La|Los|Las) (\\p{L}+) (\\p{L}+) (el|la) \\p{L}+\\.");

    private SpanishAgreement() {}

    /// A sentence for each that does not agree.
    static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        for (MatchResult found : matches(DESCRIBED, text)) {
            String article = found.group(1).toLowerCase(Locale.ROOT);
            boolean plural = article.endsWith("s");
            boolean verb = found.group(3).matches("son|están") == plural;
            boolean noun = found.group(2).endsWith("s") == plural;
            judge(verb && noun && agrees(article.startsWith("la"), plural, found.group(4)), found, faults);
        }
        for (MatchResult found : matches(POSSESSED, text)) {
            judge(agrees(found.group(1).equals("una"), false, found.group(3)), found, faults);
        }
        for (MatchResult found : matches(COUNTED, text)) {
            judge(found.group(2).endsWith("s"), found, faults);
        }
        for (MatchResult found : matches(ACTING, text)) {
            boolean plural = found.group(1).endsWith("s");
            boolean agreed =
                    found.group(2).endsWith("s") == plural && found.group(3).endsWith("n") == plural;
            judge(agreed, found, faults);
        }
        return faults;
    }

    /// Only the endings -o and -a tell a gender.
    private static boolean agrees(boolean feminine, boolean plural, String adjective) {
        String wrong = feminine ? "o" : "a";
        return adjective.endsWith("s") == plural && !adjective.endsWith(plural ? wrong + "s" : wrong);
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static void judge(boolean agreed, MatchResult found, List<String> faults) {
        if (!agreed) {
            faults.add("The words do not agree: " + found.group().strip());
        }
    }
}
