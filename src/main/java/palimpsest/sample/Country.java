package palimpsest.sample;

import java.util.Map;

/// A country of the world.
///
/// @param name its short English name in plain ASCII, with its article in lower case where it has one
/// @param capital its capital in plain ASCII
/// @param continent its continent by the United Nations' geographic regions, the Americas in two
record Country(String name, String capital, String continent) {
    Map<String, String> values() {
        return Map.of("country", name, "capital", capital, "continent", continent);
    }
}
