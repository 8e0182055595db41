package palimpsest.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Invented city names from a grammar of three syllables.
final class CityNames {
    private static final List<String> FIRST = words("Vel Tor Kes Bran Dul Mir Nal Pev Quel Rin Sav Thal Usk Wen Yor");
    private static final List<String> MIDDLE = words("ma bi do ke lu ne po ra si to");
    private static final List<String> LAST = words("ra lin dor nesh vik tum sol wen gard mo");

    private CityNames() {}

    /// `count` different names, none of them taken.
    static List<String> invent(int count, Set<String> taken, Dice dice) {
        int possible = FIRST.size() * MIDDLE.size() * LAST.size();
        if (count > possible - taken.size()) {
            throw new IllegalStateException("The grammar makes " + possible + " names, asked for " + count);
        }
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            String name = dice.one(FIRST) + dice.one(MIDDLE) + dice.one(LAST);
            if (!taken.contains(name)) {
                names.add(name);
            }
        }
        return new ArrayList<>(names);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
