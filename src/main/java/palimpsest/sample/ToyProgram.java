package palimpsest.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program in the toy language of the sample world: functions of one whole number `x`, such as
/// `fun cap(x) = if x < 5 then x else 5`, which may call each other.
final class ToyProgram {
    /// Groups: the name, the body.
    static final Pattern DEFINITION = Pattern.compile("fun ([a-z]+)\\(x\\) = ([^.;\\n]+)");

    private final Map<String, ToyExpression> bodies = new LinkedHashMap<>();

    /// @throws IllegalStateException where a line is no definition or a name is defined twice
    static ToyProgram of(List<String> definitions) {
        ToyProgram program = new ToyProgram();
        for (String line : definitions) {
            Matcher definition = DEFINITION.matcher(line);
            if (!definition.matches()) {
                throw new IllegalStateException("No definition of a function: " + line);
            }
            if (program.bodies.put(definition.group(1), ToyParser.parse(definition.group(2))) != null) {
                throw new IllegalStateException("A function of that name is defined already: " + line);
            }
        }
        return program;
    }

    /// The value of a function.
    int call(String function, int argument) {
        ToyExpression body = bodies.get(function);
        if (body == null) {
            throw new IllegalStateException("No function " + function + "; there are " + bodies.keySet());
        }
        return body.value(argument, this);
    }

    /// The value of an expression without a variable.
    int value(String expression) {
        return ToyParser.parse(expression).value(0, this);
    }
}
