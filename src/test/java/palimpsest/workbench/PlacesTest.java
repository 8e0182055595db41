package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    private Path home;

    private Places places(String system, Map<String, String> environment) {
        return Places.of(home.resolve("runs"), system, home, environment::get);
    }

    @Test
    void linuxKeepsThemInHiddenFoldersOfTheUser() {
        Places places = places("Linux", Map.of());
        assertEquals(home.resolve(".cache").resolve("palimpsest"), places.cache());
        assertEquals(home.resolve(".config").resolve("palimpsest"), places.settings());
        assertEquals(home.resolve(".local").resolve("state").resolve("palimpsest"), places.state());
    }

    @Test
    void linuxKeepsThemWhereTheUserSays() {
        Path cache = home.resolve("other cache");
        Path config = home.resolve("other config");
        Path state = home.resolve("other state");
        Places places = places(
                "Linux",
                Map.of(
                        "XDG_CACHE_HOME",
                        cache.toString(),
                        "XDG_CONFIG_HOME",
                        config.toString(),
                        "XDG_STATE_HOME",
                        state.toString()));
        assertEquals(state.resolve("palimpsest"), places.state());
        assertEquals(cache.resolve("palimpsest"), places.cache());
        assertEquals(config.resolve("palimpsest"), places.settings());
    }

    @Test
    void aPlaceThatIsNotAbsoluteIsPassedOver() {
        Places places = places("Linux", Map.of("XDG_CACHE_HOME", "cache", "XDG_CONFIG_HOME", " "));
        assertEquals(home.resolve(".cache").resolve("palimpsest"), places.cache());
        assertEquals(home.resolve(".config").resolve("palimpsest"), places.settings());
    }

    @Test
    void macKeepsThemInTheLibrary() {
        Places places = places("Mac OS X", Map.of());
        assertEquals(home.resolve("Library").resolve("Caches").resolve("palimpsest"), places.cache());
    }

    @Test
    void windowsKeepsThemInTheLocalData() {
        Path local = home.resolve("Local");
        Places places = places("Windows 11", Map.of("LOCALAPPDATA", local.toString()));
        assertEquals(local.resolve("palimpsest").resolve("state"), places.state());
        assertEquals(local.resolve("palimpsest").resolve("cache"), places.cache());
        assertEquals(local.resolve("palimpsest").resolve("settings"), places.settings());
    }
}
