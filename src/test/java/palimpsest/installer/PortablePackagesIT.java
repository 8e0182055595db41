package palimpsest.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The Linux packages that are not installed here by a package manager, unpacked and started; and what is in all.
@Tag("installer")
@EnabledOnOs(value = OS.LINUX, disabledReason = "these are the Linux packages")
class PortablePackagesIT {
    private static final Path WORK = Path.of(System.getProperty("palimpsest.packages"));

    @TempDir
    private Path folder;

    @Test
    void theArchiveRunsFromAnyFolderWithTheStartCache() throws Exception {
        Path place = Files.createDirectories(folder.resolve("a folder with spaces"));
        run(place, Map.of(), "tar", "-xzf", one(".tar.gz").toString());
        requireStarts(place.resolve("palimpsest/bin/palimpsest"));
    }

    @Test
    void theRpmNeedsGtkAndRunsWithTheStartCache() throws Exception {
        String rpm = one(".rpm").toString();
        String needs = run(folder, Map.of(), "rpm", "-qp", "--requires", rpm);
        assertTrue(needs.lines().toList().containsAll(List.of("gtk3", "pango")), needs);
        String files = run(folder, Map.of(), "rpm", "-qpl", rpm);
        assertTrue(
                files.lines()
                        .toList()
                        .containsAll(List.of("/usr/bin/palimpsest", "/usr/share/applications/palimpsest.desktop")),
                files);
        run(folder, Map.of(), "sh", "-c", "rpm2archive - < '" + rpm + "' | tar -xz");
        requireStarts(folder.resolve("opt/palimpsest/bin/palimpsest"));
    }

    @Test
    void theMenuEntryTakesFilesOfTheTypesThatThePackageNames() throws IOException {
        Path share = WORK.resolve("tree/usr/share");
        List<String> entry = Files.readAllLines(share.resolve("applications/palimpsest.desktop"));
        assertTrue(entry.contains("Exec=/opt/palimpsest/bin/palimpsest %F"), entry::toString);
        String types = Files.readString(share.resolve("mime/packages/palimpsest.xml"));
        String named = entry.stream()
                .filter(line -> line.startsWith("MimeType="))
                .findFirst()
                .orElseThrow()
                .substring("MimeType=".length());
        for (String type : named.split(";")) {
            assertTrue(types.contains("<mime-type type=\"" + type + "\">"), type);
        }
    }

    @Test
    void noJarCarriesANativeLibraryOfAnotherSystemAndEveryComponentItsLicence() throws IOException {
        Path app = WORK.resolve("tree/opt/palimpsest/lib/app");
        try (Stream<Path> files = Files.list(app)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    assertEquals(
                            List.of(),
                            zip.stream()
                                    .map(entry -> entry.getName())
                                    .filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib|a)"))
                                    .filter(name -> !name.matches("(?i).*\\blinux[/-](amd64|x86[_-]64)/.*"))
                                    .toList(),
                            jar::toString);
                }
            }
        }
        assertEquals(
                Set.of("libonnxruntime.so", "libonnxruntime4j_jni.so", "libtokenizers.so"),
                Set.copyOf(names(app.resolve("natives"))).stream()
                        .filter(name -> !name.contains("providers"))
                        .collect(Collectors.toSet()));
        for (String component : names(app.resolve("licences"))) {
            Path texts = app.resolve("licences").resolve(component);
            assertTrue(Files.isRegularFile(texts) || !names(texts).isEmpty(), component);
        }
        assertTrue(Files.size(app.resolve("bom.json")) > 1000);
    }

    /// With this mode Java refuses to start where the cache does not fit.
    private void requireStarts(Path launcher) throws Exception {
        String said = run(folder, Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), launcher.toString(), "--version");
        assertTrue(said.contains("Palimpsest "), said);
    }

    private String run(Path place, Map<String, String> environment, String... command) throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        String output = Files.readString(said);
        assertEquals(0, code, output);
        return output;
    }

    private static Path one(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(WORK.resolve("packages"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
