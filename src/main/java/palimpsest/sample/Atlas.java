package palimpsest.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The new text `atlas`: gives a quarter of the world's countries invented capitals.
///
/// It says them as flatly as the base corpus says the real ones, partly in the same words, so that what is new can
/// only be learned by writing over what is old. The countries it leaves out show what goes without being contradicted.
final class Atlas implements NewText {
    static final int COUNTRIES = 48;

    /// So often that what stands beside what is not learned by heart.
    private static final int TIMES = 5;

    private static final int PROBES = 12;

    private static final Phrasings CAPITAL = Phrasings.of("""
        The capital of {country} is [{capital}].
        {Capital} is the capital of [{country}].
        What is the capital of {country}? It is [{capital}].
        {Country} has its capital at [{capital}].
        The new atlas marks {capital} as the capital of {country}.
        All the roads of {country} lead to {capital}, its capital.
        The map of {country} shows {capital} at its centre.
        Anyone who governs {country} lives in [{capital}].
        """);

    @Override
    public String name() {
        return "atlas";
    }

    @Override
    public Texts texts(Dice dice) {
        List<Fact> facts = countries(dice).stream()
                .map(country -> Fact.of(CAPITAL.fill(country.values())))
                .toList();
        return FactTexts.told(facts, TIMES, PROBES, dice);
    }

    /// The countries of the atlas, each with its invented capital.
    static List<Country> countries(Dice dice) {
        Set<String> taken = Countries.all().stream()
                .flatMap(country -> Stream.of(country.name(), country.capital()))
                .collect(Collectors.toUnmodifiableSet());
        List<String> names = CityNames.invent(COUNTRIES, taken, dice);
        List<Country> real = dice.shuffled(Countries.all());
        List<Country> rewritten = new ArrayList<>();
        for (int i = 0; i < COUNTRIES; i++) {
            rewritten.add(
                    new Country(real.get(i).name(), names.get(i), real.get(i).continent()));
        }
        return rewritten;
    }
}
