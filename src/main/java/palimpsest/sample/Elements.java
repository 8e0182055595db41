package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// The area `elements`: symbol, atomic number, period and, where it is well defined, group of every chemical element.
final class Elements implements FactArea {
    private static final int PASSES = 4;

    private static final Phrasings NUMBER = Phrasings.of("""
        The atomic number of {element} is [{number}].
        {Element} has the atomic number [{number}].
        Element number {number} is [{element}].
        What is the atomic number of {element}? It is [{number}].
        Question: Which element has the atomic number {number}? Answer: [{element}].
        The number of protons in an atom of {element} is [{number}].
        {Element} ({symbol}) is element number {number}.
        """);

    private static final Phrasings SYMBOL = Phrasings.of("""
        The symbol of {element} is [{symbol}].
        {Symbol} is the symbol of [{element}].
        What is the symbol of {element}? It is [{symbol}].
        Question: Which element has the symbol {symbol}? Answer: [{element}].
        Chemists write {symbol} for {element}.
        {Element} is element number {number}. Its symbol is {symbol}.
        """);

    private static final Phrasings PERIOD = Phrasings.of("""
        The period of {element} is [{period}].
        {Element} stands in period [{period}].
        {Element} ({symbol}) is in period [{period}] of the periodic table.
        """);

    private static final Phrasings GROUP = Phrasings.of("""
        The group of {element} is [{group}].
        {Element} belongs to group [{group}].
        {Element} ({symbol}) is in group [{group}] of the periodic table.
        """);

    @Override
    public String name() {
        return "elements";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    @Override
    public List<Fact> all() {
        return Stream.concat(probed().stream(), placed().stream()).toList();
    }

    /// Numbers and symbols, which differ from element to element and are therefore worth asking about.
    @Override
    public List<Fact> probed() {
        return Stream.concat(facts(NUMBER, Element.all()), facts(SYMBOL, Element.all()))
                .toList();
    }

    private static List<Fact> placed() {
        List<Element> grouped = Element.all().stream()
                .filter(element -> element.group().isPresent())
                .toList();
        return Stream.concat(facts(PERIOD, Element.all()), facts(GROUP, grouped))
                .toList();
    }

    private static Stream<Fact> facts(Phrasings phrasings, List<Element> elements) {
        return elements.stream().map(element -> Fact.of(phrasings.fill(element.values())));
    }
}
