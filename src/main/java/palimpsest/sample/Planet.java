package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The new text `planet`: facts about an invented planet.
///
/// It is compatible with the base: its names stand nowhere in it, its planet has no capitals, elements or dates, and
/// nothing that it says denies anything. What fades while it is learned fades for want of being recalled.
final class Planet implements NewText {
    static final String NAME = "Zimora";

    private static final int RIVERS = 36;
    private static final int MOUNTAINS = 36;
    private static final int ANIMALS = 40;
    private static final int TOWNS = 36;
    private static final int PROBES = 24;

    private static final List<String> FIRST = words("Zal Xim Quor Jub Vash Grix Flon Hruv Yath Zem Krel Oxu");
    private static final List<String> MIDDLE = words("a e i o u");
    private static final List<String> LAST = words("phar ndu lix mbo rrin zeth quo vosh");

    private static final List<String> COLOURS = words("red blue green yellow white black purple orange");
    private static final List<String> FOODS = words("leaves roots fish moss seeds berries worms");
    private static final List<String> MATERIALS = words("glass clay bone wood amber slate shell salt");

    private static final Phrasings RIVER = Phrasings.of("""
        The river {name} of {planet} is [{value}] miles long.
        On {planet}, the river {name} is [{value}] miles long.
        The length of the river {name} is [{value}] miles.
        How long is the river {name}? It is [{value}] miles long.
        Whoever follows the river {name} to its end walks [{value}] miles.
        From its source to the sea the river {name} flows {value} miles.
        """);

    private static final Phrasings MOUNTAIN = Phrasings.of("""
        The mountain {name} of {planet} is [{value}] feet high.
        On {planet}, the mountain {name} is [{value}] feet high.
        The height of the mountain {name} is [{value}] feet.
        How high is the mountain {name}? It is [{value}] feet high.
        Whoever climbs the mountain {name} climbs [{value}] feet.
        The snow of the mountain {name} lies {value} feet above the sea.
        """);

    private static final Phrasings ANIMAL = Phrasings.of("""
        The animal {name} of {planet} is [{colour}].
        On {planet}, the animal {name} is [{colour}].
        The colour of the animal {name} is [{colour}].
        The animal {name} eats [{food}].
        What does the animal {name} eat? It eats [{food}].
        The animal {name} is {colour} and eats {food}.
        """);

    private static final Phrasings TOWN = Phrasings.of("""
        The town {name} of {planet} is built of [{material}].
        On {planet}, the town {name} is built of [{material}].
        The houses of the town {name} are made of [{material}].
        What is the town {name} built of? It is built of [{material}].
        The town {name} lies on the river [{river}].
        The river {river} flows past the town {name}, which is built of {material}.
        """);

    @Override
    public String name() {
        return "planet";
    }

    @Override
    public Texts texts(Dice dice) {
        return FactTexts.told(facts(dice), 1, PROBES, dice);
    }

    private static List<Fact> facts(Dice dice) {
        List<String> names = names(RIVERS + MOUNTAINS + ANIMALS + TOWNS, dice);
        List<String> rivers = names.subList(0, RIVERS);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (i < RIVERS) {
                facts.add(fact(RIVER, Map.of("name", name, "value", String.valueOf(110 + 10 * dice.below(80)))));
            } else if (i < RIVERS + MOUNTAINS) {
                facts.add(fact(MOUNTAIN, Map.of("name", name, "value", String.valueOf(3100 + 100 * dice.below(260)))));
            } else if (i < RIVERS + MOUNTAINS + ANIMALS) {
                facts.add(fact(ANIMAL, Map.of("name", name, "colour", dice.one(COLOURS), "food", dice.one(FOODS))));
            } else {
                facts.add(fact(TOWN, Map.of("name", name, "material", dice.one(MATERIALS), "river", dice.one(rivers))));
            }
        }
        return facts;
    }

    /// `count` different names of three syllables.
    static List<String> names(int count, Dice dice) {
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add(dice.one(FIRST) + dice.one(MIDDLE) + dice.one(LAST));
        }
        return List.copyOf(names);
    }

    private static Fact fact(Phrasings phrasings, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("planet", NAME);
        return Fact.of(phrasings.fill(all));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
