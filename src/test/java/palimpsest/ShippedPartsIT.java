package palimpsest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the assembled program is made of, against what it says of it.
class ShippedPartsIT {
    private static final Path INSTALL = Path.of(System.getProperty("palimpsest.install"));
    private static final Path TOLD = Path.of("src/main/resources/palimpsest/ui/shell/components.tsv");

    /// The jars of others, without version and system.
    private static Set<String> shipped() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("lib", "javafx")) {
            try (Stream<Path> files = Files.list(INSTALL.resolve(folder))) {
                files.forEach(jars::add);
            }
        }
        return jars.stream()
                .map(jar -> jar.getFileName().toString().replaceAll("-\\d[^/]*\\.jar$", ""))
                .filter(name -> !name.equals("palimpsest"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theAboutBoxNamesEverythingThatIsShippedWithItsLicence() throws IOException {
        List<String[]> components = Files.readAllLines(TOLD).stream()
                .map(line -> line.split("\t", 3))
                .toList();
        Set<String> named = components.stream()
                .flatMap(columns -> Stream.of(columns[2].split(",")))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> untold = new TreeSet<>(shipped());
        untold.removeAll(named);
        assertEquals(Set.of(), untold);
        assertTrue(components.stream().noneMatch(columns -> columns[1].isBlank()));
    }

    @Test
    void theBillOfMaterialsNamesEveryJarWithVersionAndLicence() throws IOException {
        JsonObject bom = JsonParser.parseString(Files.readString(INSTALL.resolve("bom.json")))
                .getAsJsonObject();
        assertEquals("CycloneDX", bom.get("bomFormat").getAsString());
        Set<String> named = new TreeSet<>();
        for (JsonElement element : bom.getAsJsonArray("components")) {
            JsonObject component = element.getAsJsonObject();
            named.add(component.get("name").getAsString());
            assertTrue(component.get("version").getAsString().matches("\\d.*"), component::toString);
            assertTrue(component.has("licenses"), component::toString);
        }
        Set<String> untold = new TreeSet<>(shipped());
        untold.removeAll(named);
        assertEquals(Set.of(), untold);
    }
}
