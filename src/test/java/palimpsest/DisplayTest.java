package palimpsest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {
    private static boolean present(String system, Map<String, String> properties, Map<String, String> environment) {
        return Display.present(system, properties::get, environment::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISPLAY", "WAYLAND_DISPLAY"})
    void linuxHasOneWhereAServerIsNamed(String variable) {
        assertTrue(present("Linux", Map.of(), Map.of(variable, ":0")));
    }

    @Test
    void linuxHasNoneWhereNoServerIsNamed() {
        assertFalse(present("Linux", Map.of(), Map.of()));
        assertFalse(present("Linux", Map.of(), Map.of("DISPLAY", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X"})
    void otherSystemsAlwaysHaveOne(String system) {
        assertTrue(present(system, Map.of(), Map.of()));
    }

    @Test
    void aProgramToldToDoWithoutHasNone() {
        Map<String, String> server = Map.of("DISPLAY", ":0");
        assertFalse(present("Linux", Map.of("glass.platform", "Headless"), server));
        assertFalse(present("Mac OS X", Map.of("glass.platform", "Headless"), Map.of()));
    }

    @Test
    void picturesDrawnInMemoryDoNotKeepTheWindowFromOpening() {
        assertTrue(present("Linux", Map.of("java.awt.headless", "true"), Map.of("DISPLAY", ":0")));
    }
}
