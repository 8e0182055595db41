package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// Someone in the stories.
///
/// @param name a first name
/// @param he the pronoun, `he` or `she`
/// @param him its object form
/// @param his its possessive
record Person(String name, String he, String him, String his) {
    private static final String GIRLS = "Anna Clara Ella Emma Grace Ida Julia Lucy Mary Nora Rosa Sara";
    private static final String BOYS = "Adam Ben David Felix Hugo Jack Leo Max Oscar Paul Simon Tom";

    /// All of them, in no order that means anything.
    static List<Person> all() {
        return Stream.concat(
                        Stream.of(GIRLS.split(" ")).map(name -> new Person(name, "she", "her", "her")),
                        Stream.of(BOYS.split(" ")).map(name -> new Person(name, "he", "him", "his")))
                .toList();
    }
}
