package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final Pattern EQUATION = Pattern.compile("(\\d+) ([+x]) (\\d+)(?: = |\\? It is )(\\d+)");
    private static final Pattern WORDS = Pattern.compile("(\\d+) (plus|times|divided by) (\\d+) is (\\d+)");
    private static final Pattern NAMED = Pattern.compile("The (sum|product) of (\\d+) and (\\d+) is (\\d+)");
    private static final Pattern ADDING = Pattern.compile("Adding (\\d+) to (\\d+) gives (\\d+)");
    private static final Pattern TAKING = Pattern.compile("Take (\\d+) from (\\d+) and (\\d+) is left");
    private static final Pattern TWICE = Pattern.compile("Twice (\\d+) is (\\d+)");

    private final AreaTexts texts = new Arithmetic().texts(Dice.of(1, "arithmetic"), 1);

    @Test
    void everyEquationOfEveryTextIsRight() {
        List<String> all = new ArrayList<>(texts.training());
        all.addAll(texts.heldOut());
        all.addAll(texts.probes());
        int checked = 0;
        for (String text : all) {
            int before = checked;
            checked += check(text, EQUATION, m -> value(m, 1, m.group(2), 3), 4);
            checked += check(text, WORDS, m -> value(m, 1, m.group(2), 3), 4);
            checked += check(text, NAMED, m -> value(m, 2, m.group(1), 3), 4);
            checked += check(text, ADDING, m -> value(m, 2, "plus", 1), 3);
            checked += check(text, TAKING, m -> number(m, 2) - number(m, 1), 3);
            checked += check(text, TWICE, m -> 2 * number(m, 1), 2);
            assertTrue(checked > before, "nothing to check in: " + text);
        }
        assertTrue(checked > 10_000, "checked " + checked);
    }

    @Test
    void theTablesAreComplete() {
        assertEquals(21 * 21 + 11 * 11, new Arithmetic().facts());
    }

    @Test
    void aSumOverTheTenIsReasonedInTwoSteps() {
        assertEquals("17 + 3 = 20 and 20 + 5 = 25, so 17 + 8 = 25.", Arithmetic.sumReasoning(17, 8));
        assertEquals("Twice 4 is 8, so 4 + 4 = 8.", Arithmetic.sumReasoning(4, 4));
        assertEquals("4 + 3 = 7, so 3 + 4 = 7.", Arithmetic.sumReasoning(3, 4));
        assertEquals("Adding 0 changes nothing, so 0 + 6 = 6.", Arithmetic.sumReasoning(0, 6));
        assertEquals("7 x 7 = 49 and 49 + 7 = 56, so 7 x 8 = 56.", Arithmetic.productReasoning(7, 8));
    }

    @FunctionalInterface
    private interface Expected {
        int of(MatchResult match);
    }

    private static int check(String text, Pattern pattern, Expected expected, int answer) {
        List<MatchResult> matches = pattern.matcher(text).results().toList();
        for (MatchResult match : matches) {
            assertEquals(expected.of(match), number(match, answer), text);
        }
        return matches.size();
    }

    private static int value(MatchResult match, int left, String operation, int right) {
        int a = number(match, left);
        int b = number(match, right);
        return switch (operation) {
            case "+", "plus", "sum" -> a + b;
            case "divided by" -> a / b;
            default -> a * b;
        };
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
