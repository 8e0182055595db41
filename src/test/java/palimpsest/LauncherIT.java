package palimpsest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Starts the assembled program as a person would, by its launcher.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a POSIX shell script")
class LauncherIT {
    private static final Path INSTALL = Path.of(System.getProperty("palimpsest.install"));
    private static final Path LAUNCHER = INSTALL.resolve("bin", "palimpsest");

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String error) {}

    @Test
    void helpIsShownWithNoWarning() throws Exception {
        assertEquals(new Outcome(0, ""), run(LAUNCHER, Map.of(), "--help"));
    }

    @Test
    void theLauncherWorksThroughALinkFromAFolderWithSpaces() throws Exception {
        Path spaced = Files.createDirectory(folder.resolve("a folder with spaces"));
        Path copy = Files.createSymbolicLink(spaced.resolve("installed here"), INSTALL);
        Path link = Files.createSymbolicLink(folder.resolve("palimpsest"), copy.resolve("bin", "palimpsest"));
        assertEquals(new Outcome(0, ""), run(link, Map.of(), "--help"));
        Files.delete(link);
        Files.delete(copy);
    }

    @Test
    void anOlderJavaInTheEnvironmentIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old", "bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(old.resolve("bin", "java"), "#!/bin/sh\nexit 42\n");
        assertTrue(java.toFile().setExecutable(true));
        Map<String, String> environment =
                Map.of("JAVA_HOME", old.toString(), "JAVA25_HOME", System.getProperty("java.home"));
        assertEquals(new Outcome(0, ""), run(LAUNCHER, environment, "--help"));
    }

    @Test
    void onlyThePlatformsOwnNativesAreInstalled() throws IOException {
        try (Stream<Path> jars = Files.list(INSTALL.resolve("javafx"))) {
            List<String> classifiers = jars.map(jar -> jar.getFileName().toString())
                    .map(name -> name.replaceAll("javafx-[a-z]+-[0-9.]+-(.*)\\.jar", "$1"))
                    .distinct()
                    .toList();
            assertEquals(1, classifiers.size(), classifiers::toString);
        }
    }

    private Outcome run(Path launcher, Map<String, String> environment, String argument) throws Exception {
        Path error = folder.resolve("error.txt");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), argument)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(error.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(error));
    }
}
