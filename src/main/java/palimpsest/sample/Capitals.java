package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// The area `capitals`: capital and continent of every country.
final class Capitals implements FactArea {
    private static final int PASSES = 3;

    private static final Phrasings CAPITAL = Phrasings.of("""
        The capital of {country} is [{capital}].
        {Capital} is the capital of [{country}].
        What is the capital of {country}? It is [{capital}].
        Question: Which city is the capital of {country}? Answer: [{capital}].
        Question: Which country has the capital {capital}? Answer: [{country}].
        {Country} has its capital at [{capital}].
        {Capital} is the capital city of [{country}] in {continent}.
        The capital city of {country} is called [{capital}].
        {Country}, a country of {continent}, has the capital [{capital}].
        """);

    private static final Phrasings CONTINENT = Phrasings.of("""
        The continent of {country} is [{continent}].
        {Country} is a country in [{continent}].
        {Country} lies in [{continent}].
        On which continent is {country}? It is in [{continent}].
        One of the countries of {continent} is {country}.
        """);

    @Override
    public String name() {
        return "capitals";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    @Override
    public List<Fact> all() {
        return Stream.concat(probed().stream(), facts(CONTINENT).stream()).toList();
    }

    @Override
    public List<Fact> probed() {
        return facts(CAPITAL);
    }

    private static List<Fact> facts(Phrasings phrasings) {
        return Countries.all().stream()
                .map(country -> Fact.of(phrasings.fill(country.values())))
                .toList();
    }
}
