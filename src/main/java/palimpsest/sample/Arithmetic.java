package palimpsest.sample;

import static palimpsest.sample.Claim.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The area `arithmetic`: sums of 0 to 20 and products of 2 to 12, with the reasoning in short.
final class Arithmetic implements FactArea {
    static final int LARGEST_SUMMAND = 20;
    static final int SMALLEST_FACTOR = 2;
    static final int LARGEST_FACTOR = 12;

    private static final int PASSES = 3;

    private static final Phrasings SUM = Phrasings.of("""
        {a} + {b} = [{c}].
        {a} plus {b} is [{c}].
        What is {a} + {b}? It is [{c}].
        The sum of {a} and {b} is [{c}].
        Adding {b} to {a} gives [{c}].
        Take {b} from {c} and {a} is left.
        """);

    private static final Phrasings PRODUCT = Phrasings.of("""
        {a} x {b} = [{c}].
        {a} times {b} is [{c}].
        What is {a} x {b}? It is [{c}].
        The product of {a} and {b} is [{c}].
        {c} divided by {b} is {a}.
        """);

    @Override
    public String name() {
        return "arithmetic";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    /// Works every equation of the texts out again.
    @Override
    public List<String> faults(AreaTexts texts) {
        return Claim.faults(
                texts,
                List.of(
                        Claim.of(
                                "(\\d+)(?: \\+| plus) (\\d+)(?: =| is|\\? It is) (\\d+)",
                                a -> number(a, 1) + number(a, 2)),
                        Claim.of(
                                "(\\d+)(?: x| times) (\\d+)(?: =| is|\\? It is) (\\d+)",
                                a -> number(a, 1) * number(a, 2)),
                        Claim.of("The sum of (\\d+) and (\\d+) is (\\d+)", a -> number(a, 1) + number(a, 2)),
                        Claim.of("The product of (\\d+) and (\\d+) is (\\d+)", a -> number(a, 1) * number(a, 2)),
                        Claim.of("Adding (\\d+) to (\\d+) gives (\\d+)", a -> number(a, 1) + number(a, 2)),
                        Claim.of("Take (\\d+) from (\\d+) and (\\d+) is left", a -> number(a, 2) - number(a, 1)),
                        Claim.of("(\\d+) divided by (\\d+) is (\\d+)", a -> number(a, 1) / number(a, 2)),
                        Claim.of("Twice (\\d+) is (\\d+)", a -> 2 * number(a, 1))));
    }

    @Override
    public List<Fact> all() {
        Stream<Fact> sums = table(0, LARGEST_SUMMAND, (a, b) -> fact(SUM, a, b, a + b, sumReasoning(a, b)));
        Stream<Fact> products =
                table(SMALLEST_FACTOR, LARGEST_FACTOR, (a, b) -> fact(PRODUCT, a, b, a * b, productReasoning(a, b)));
        return Stream.concat(sums, products).toList();
    }

    @FunctionalInterface
    private interface Cell {
        Fact at(int a, int b);
    }

    private static Stream<Fact> table(int least, int most, Cell cell) {
        return IntStream.rangeClosed(least, most)
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(least, most).mapToObj(b -> cell.at(a, b)));
    }

    private static Fact fact(Phrasings phrasings, int a, int b, int c, String reasoning) {
        List<Form> forms = new ArrayList<>(
                phrasings.fill(Map.of("a", String.valueOf(a), "b", String.valueOf(b), "c", String.valueOf(c))));
        forms.add(Form.of(reasoning));
        return Fact.of(forms);
    }

    /// Over the next ten where the sum passes it, otherwise by a rule that fits the numbers.
    static String sumReasoning(int a, int b) {
        int toTen = 10 - a % 10;
        String so = ", so " + a + " + " + b + " = " + (a + b) + ".";
        if (a == 0 || b == 0) {
            return "Adding 0 changes nothing" + so;
        }
        if (toTen < b && toTen < 10) {
            int ten = a + toTen;
            return a + " + " + toTen + " = " + ten + " and " + ten + " + " + (b - toTen) + " = " + (a + b) + so;
        }
        if (a == b) {
            return "Twice " + a + " is " + (a + b) + so;
        }
        return b + " + " + a + " = " + (a + b) + so;
    }

    /// One step up from the line before in the table.
    static String productReasoning(int a, int b) {
        int before = a * (b - 1);
        return a + " x " + (b - 1) + " = " + before + " and " + before + " + " + a + " = " + (a * b) + ", so " + a
                + " x " + b + " = " + (a * b) + ".";
    }
}
