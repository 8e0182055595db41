package palimpsest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final Pattern DEFINITION = Pattern.compile("fun (\\w+)\\(x\\) = ([^.]+)\\. So");
    private static final Pattern CALL = Pattern.compile("\\b(\\w+\\(\\d\\))(?: =|,? gives|\\? It is| is) (\\d+)");
    private static final Pattern CALLING = Pattern.compile("Calling (\\w+) with (\\d) gives (\\d+)");
    private static final Pattern EQUAL = Pattern.compile("If y = (.+?), then y = (\\d+)");
    private static final Pattern MEANING = Pattern.compile("(\\w+\\(\\d\\)) means (.+?), which is (\\d+)");

    private static final Pattern INNER = Pattern.compile("([a-z]*)\\(([^()]+)\\)");

    private final AreaTexts texts = new Functions().texts(Dice.of(1, "functions"), 1);
    private final Map<String, String> bodies = new HashMap<>();

    @Test
    void everyResultIsWhatAnotherInterpreterComputes() {
        List<String> all = new ArrayList<>(texts.training());
        all.addAll(texts.heldOut());
        all.addAll(texts.probes());
        texts.items().forEach(item -> all.add(item.prompt() + " " + item.answer()));
        all.forEach(text -> matches(DEFINITION, text).forEach(found -> define(found.group(1), found.group(2))));
        assertEquals(30, bodies.size());
        int checked = 0;
        for (String text : all) {
            int before = checked;
            checked += check(text, CALL, 1, 2) + check(text, EQUAL, 1, 2);
            checked += check(text, MEANING, 1, 3) + check(text, MEANING, 2, 3);
            for (MatchResult found : matches(CALLING, text)) {
                assertEquals(found.group(3), value(found.group(1) + "(" + found.group(2) + ")"), text);
                checked++;
            }
            assertTrue(checked > before, "nothing to check in: " + text);
        }
        assertTrue(checked > 6_000, "checked " + checked);
    }

    @Test
    void everyFunctionIsAskedAtEveryArgument() {
        assertEquals(300, new Functions().facts());
        assertEquals(300, texts.items().size());
        assertEquals(300, texts.items().stream().map(Item::prompt).distinct().count());
    }

    @Test
    void resultsAreSmallWholeNumbers() {
        texts.items().forEach(item -> assertTrue(item.answer().matches("\\d{1,2}"), item.toString()));
    }

    @Test
    void theLanguageHasPrecedenceChoiceAndCalls() {
        ToyProgram program = ToyProgram.of(List.of("fun next(x) = x + 1", "fun cap(x) = if x < 5 then next(x) else 5"));
        assertEquals(14, program.value("2 + 3 * 4"));
        assertEquals(20, program.value("(2 + 3) * 4"));
        assertEquals(3, program.value("9 - 4 - 2"));
        assertEquals(1, program.value("2 + 3 == 5"));
        assertEquals(4, program.call("cap", 3));
        assertEquals(5, program.call("cap", 8));
        assertEquals(2, program.value("if 1 > 2 then 1 else if 2 > 1 then 2 else 3"));
    }

    @Test
    void whatIsNoProgramIsRefused() {
        ToyProgram program = ToyProgram.of(List.of("fun next(x) = x + 1"));
        for (String source : List.of("2 +", "(2", "if 1 then 2", "next", "next(1))", "2 ? 3", "last(1)")) {
            assertThrows(IllegalStateException.class, () -> program.value(source), source);
        }
        assertThrows(IllegalStateException.class, () -> ToyProgram.of(List.of("next(x) = x")));
        assertThrows(
                IllegalStateException.class, () -> ToyProgram.of(List.of("fun next(x) = x", "fun next(x) = x + 1")));
    }

    private void define(String name, String body) {
        String before = bodies.put(name, body);
        assertTrue(before == null || before.equals(body), name + " is defined as " + before + " and as " + body);
    }

    private int check(String text, Pattern pattern, int expression, int result) {
        List<MatchResult> found = matches(pattern, text);
        found.forEach(match -> assertEquals(match.group(result), value(match.group(expression)), text));
        return found.size();
    }

    /// Works by rewriting the text of the expression until a number is left: what stands in parentheses, then the
    /// choice, then the operations by precedence.
    private String value(String expression) {
        String text = expression;
        for (Matcher inner = INNER.matcher(text); inner.find(); inner = INNER.matcher(text)) {
            String argument = value(inner.group(2));
            String body = inner.group(1).isEmpty() ? "x" : bodies.get(inner.group(1));
            text = inner.replaceFirst(value(body.replaceAll("\\bx\\b", argument)));
        }
        if (text.startsWith("if ")) {
            String[] rest = text.substring(3).split(" then ", 2);
            String[] branches = rest[1].split(" else ", 2);
            return value(branches[value(rest[0]).equals("1") ? 0 : 1]);
        }
        for (String signs : List.of("[*%]", "[-+]", "==|<|>")) {
            Pattern operation = Pattern.compile("(-?\\d+) (" + signs + ") (-?\\d+)");
            for (Matcher next = operation.matcher(text); next.find(); next = operation.matcher(text)) {
                text = next.replaceFirst(calculated(next.group(1), next.group(2), next.group(3)));
            }
        }
        return text;
    }

    private static String calculated(String left, String sign, String right) {
        int a = Integer.parseInt(left);
        int b = Integer.parseInt(right);
        int result = switch (sign) {
            case "*" -> a * b;
            case "%" -> a % b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "==" -> a == b ? 1 : 0;
            case "<" -> a < b ? 1 : 0;
            default -> a > b ? 1 : 0;
        };
        return String.valueOf(result);
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
