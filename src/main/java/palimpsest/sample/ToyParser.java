package palimpsest.sample;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads one expression of the toy language, by recursive descent:
///
/// ```
/// expression := "if" comparison "then" expression "else" expression | comparison
/// comparison := sum (("<" | ">" | "==") sum)?
/// sum        := product (("+" | "-") product)*
/// product    := unit (("*" | "%") unit)*
/// unit       := number | "x" | name "(" expression ")" | "(" expression ")"
/// ```
final class ToyParser {
    private static final Pattern WORD = Pattern.compile("[a-z]+|\\d+|==|[-+*%<>()]|\\S");
    private static final String END = "the end";

    private final String source;
    private final List<String> words;
    private int at;

    private ToyParser(String source) {
        this.source = source;
        this.words = WORD.matcher(source).results().map(MatchResult::group).toList();
    }

    /// @throws IllegalStateException where the source is no expression
    static ToyExpression parse(String source) {
        ToyParser parser = new ToyParser(source);
        ToyExpression expression = parser.expression();
        parser.expect(END);
        return expression;
    }

    private ToyExpression expression() {
        if (!next().equals("if")) {
            return comparison();
        }
        expect("if");
        ToyExpression condition = comparison();
        expect("then");
        ToyExpression yes = expression();
        expect("else");
        return new ToyExpression.Choice(condition, yes, expression());
    }

    private ToyExpression comparison() {
        ToyExpression left = sum();
        return Set.of("<", ">", "==").contains(next()) ? new ToyExpression.Operation(take(), left, sum()) : left;
    }

    private ToyExpression sum() {
        ToyExpression left = product();
        while (Set.of("+", "-").contains(next())) {
            left = new ToyExpression.Operation(take(), left, product());
        }
        return left;
    }

    private ToyExpression product() {
        ToyExpression left = unit();
        while (Set.of("*", "%").contains(next())) {
            left = new ToyExpression.Operation(take(), left, unit());
        }
        return left;
    }

    private ToyExpression unit() {
        String word = take();
        if (word.equals("x")) {
            return new ToyExpression.Variable();
        }
        if (word.equals("(")) {
            return closed();
        }
        if (Character.isDigit(word.charAt(0))) {
            return new ToyExpression.Constant(Integer.parseInt(word));
        }
        expect("(");
        return new ToyExpression.Call(word, closed());
    }

    private ToyExpression closed() {
        ToyExpression inside = expression();
        expect(")");
        return inside;
    }

    private String next() {
        return at < words.size() ? words.get(at) : END;
    }

    private String take() {
        String word = next();
        at++;
        return word;
    }

    private void expect(String word) {
        String found = take();
        if (!found.equals(word)) {
            throw new IllegalStateException("In \"" + source + "\", " + word + " was expected and not " + found);
        }
    }
}
