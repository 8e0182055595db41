package palimpsest.sample;

import static palimpsest.sample.Claim.number;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The area `functions`: small functions in a toy programming language, each with its value at 0 to 9.
final class Functions implements FactArea {
    static final int LARGEST_ARGUMENT = 9;

    private static final int PASSES = 4;

    private static final String PROGRAM = """
        fun next(x) = x + 1
        fun skip(x) = x + 2
        fun jump(x) = x + 5
        fun leap(x) = x + 10
        fun twice(x) = x + x
        fun triple(x) = x * 3
        fun square(x) = x * x
        fun flip(x) = 9 - x
        fun turn(x) = 20 - x
        fun rest(x) = x % 2
        fun part(x) = x % 3
        fun pair(x) = next(twice(x))
        fun grow(x) = twice(next(x))
        fun quad(x) = twice(twice(x))
        fun wrap(x) = (x + 3) % 10
        fun spin(x) = x * 3 % 10
        fun mix(x) = x * x % 10
        fun cap(x) = if x < 5 then x else 5
        fun lift(x) = if x < 4 then 4 else x
        fun test(x) = if x < 6 then 0 else 1
        fun sign(x) = if x == 0 then 0 else 1
        fun gate(x) = if x > 3 then x else 0
        fun fold(x) = if x < 5 then x else 9 - x
        fun drop(x) = if x > 5 then x - 5 else x
        fun bump(x) = if x == 5 then 50 else x
        fun back(x) = if x == 0 then 9 else x - 1
        fun wave(x) = if rest(x) == 0 then x else 0
        fun rise(x) = if rest(x) == 0 then next(x) else x
        fun swap(x) = if x == 1 then 2 else if x == 2 then 1 else x
        fun step(x) = if x < 3 then 1 else if x < 7 then 2 else 3
        """;

    private static final Phrasings CALL = Phrasings.of("""
        {name}({x}) = [{value}].
        {name}({x}) gives [{value}].
        What is {name}({x})? It is [{value}].
        The result of {name}({x}) is [{value}].
        Calling {name} with {x} gives [{value}].
        If y = {name}({x}), then y = [{value}].
        {name}({x}) means {expression}, which is [{value}].
        {definition}. So {name}({x}) = [{value}].
        """);

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    /// Runs every call that the texts tell of with the functions that the texts define.
    @Override
    public List<String> faults(AreaTexts texts) {
        ToyProgram told = ToyProgram.of(texts.training().stream()
                .flatMap(text -> ToyProgram.DEFINITION.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toList());
        return Claim.faults(
                texts,
                List.of(
                        Claim.of(
                                "([a-z]+)\\((\\d+)\\)(?: =| gives|\\? It is| is) (\\d+)",
                                claim -> told.call(claim.group(1), number(claim, 2))),
                        Claim.of(
                                "Calling ([a-z]+) with (\\d+) gives (\\d+)",
                                claim -> told.call(claim.group(1), number(claim, 2))),
                        Claim.of("If y = ([^.]+), then y = (\\d+)", claim -> told.value(claim.group(1))),
                        Claim.of("means ([^.]+), which is (\\d+)", claim -> told.value(claim.group(1)))));
    }

    @Override
    public List<Fact> all() {
        return calls().map(call -> Fact.of(CALL.fill(call))).toList();
    }

    /// Every call: `name`, `x`, `value`, the `expression` that it stands for and the `definition` of the function.
    static Stream<Map<String, String>> calls() {
        List<String> definitions = PROGRAM.lines().toList();
        ToyProgram program = ToyProgram.of(definitions);
        return definitions.stream().flatMap(definition -> calls(definition, program));
    }

    private static Stream<Map<String, String>> calls(String definition, ToyProgram program) {
        Matcher parts = ToyProgram.DEFINITION.matcher(definition);
        if (!parts.matches()) {
            throw new IllegalStateException("No definition of a function: " + definition);
        }
        String name = parts.group(1);
        String body = parts.group(2);
        return IntStream.rangeClosed(0, LARGEST_ARGUMENT)
                .mapToObj(String::valueOf)
                .map(x -> {
                    String value = String.valueOf(program.call(name, Integer.parseInt(x)));
                    String expression = body.replaceAll("\\bx\\b", x);
                    return Map.of(
                            "name", name, "x", x, "value", value, "expression", expression, "definition", definition);
                });
    }
}
