package palimpsest.installer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts of the other systems, as far as this one can tell: what they would run, and the icons.
@Tag("installer")
class InstallerScriptsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private List<List<String>> dryRun(String script, Path work, String... flags) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-classpath",
                PROJECT.resolve("target/tools").resolve("*").toString(),
                PROJECT.resolve("jpackage").resolve(script + ".java").toString(),
                System.getProperty("palimpsest.install"),
                work.toString(),
                "0.1.0",
                "2026-11-24T00:00:00Z",
                "dry"));
        line.addAll(List.of(flags));
        int code = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertEquals(0, code, () -> text(said));
        return text(said).lines().map(command -> List.of(command.split("\t"))).toList();
    }

    @Test
    void theWindowsScriptMakesAnInstallerForOneUserThatReplacesItsForerunner() throws Exception {
        List<List<String>> commands = dryRun("Windows", folder.resolve("work"));
        List<String> image = commands.getFirst();
        requireWholeOptions(image);
        assertTrue(value(image, "--icon").endsWith(".ico"));
        List<String> msi = commands.getLast();
        assertEquals("msi", value(msi, "--type"));
        assertTrue(msi.containsAll(List.of("--win-per-user-install", "--win-menu")), msi::toString);
        UUID upgrade = UUID.fromString(value(msi, "--win-upgrade-uuid"));
        List<String> gpu = dryRun("Windows", folder.resolve("gpu"), "gpu").getLast();
        assertTrue(
                !upgrade.equals(UUID.fromString(value(gpu, "--win-upgrade-uuid"))), "one does not replace the other");
        // the three numbers of an msi have room for 255, 255 and 65535
        assertTrue(value(msi, "--app-version").matches("\\d{1,2}\\.\\d{1,2}\\.\\d{1,4}"));
    }

    @Test
    void theMacScriptMakesADiskImageAndSignsWhatItAddedTheStartCacheTo() throws Exception {
        List<List<String>> commands = dryRun("MacOs", folder.resolve("work"));
        requireWholeOptions(commands.getFirst());
        assertTrue(value(commands.getFirst(), "--app-version").matches("[1-9].*"), "a Mac knows no version 0");
        List<String> tools = commands.stream()
                .map(command -> Path.of(command.getFirst()).getFileName().toString())
                .toList();
        assertEquals(List.of("jpackage", "start", "codesign", "jpackage"), tools);
        assertEquals("dmg", value(commands.getLast(), "--type"));
        assertEquals(value(commands.getLast(), "--app-image"), commands.get(2).getLast());
    }

    /// Every option has its value, every file that is named is there, and file types are whole.
    private static void requireWholeOptions(List<String> command) throws IOException {
        for (int i = 1; i < command.size(); i += 2) {
            assertTrue(command.get(i).startsWith("--"), command::toString);
            String given = command.get(i + 1).replaceAll("^[a-z-]+=(?=/)", "");
            if (given.startsWith(PROJECT.resolve("jpackage").toString())
                    || command.get(i).equals("--icon")) {
                assertTrue(Files.isRegularFile(Path.of(given)), given);
            }
            if (command.get(i).equals("--file-associations")) {
                String association = Files.readString(Path.of(given));
                assertTrue(association.matches("(?s)extension=\\w+\nmime-type=\\w+/[\\w-]+\ndescription=.+\n"), given);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"32", "64", "128"})
    void theWindowsIconIsTheDrawing(int size) throws Exception {
        dryRun("Linux", folder.resolve("work"));
        byte[] rendered = Files.readAllBytes(folder.resolve("work/icons/palimpsest-" + size + ".png"));
        Path kept = PROJECT.resolve("src/main/resources/palimpsest/ui/shell/icon-" + size + ".png");
        assertArrayEquals(rendered, Files.readAllBytes(kept), "render assets/icon.svg again with jpackage/Icons.java");
    }

    @Test
    void theIconsOfTheOtherSystemsHoldEverySizeAsAPicture() throws Exception {
        dryRun("Windows", folder.resolve("work"));
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("work/icons/palimpsest.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1, ico.getShort(2), "an icon and not a cursor");
        for (int i = 0; i < ico.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int edge = ico.get(entry) == 0 ? 256 : Byte.toUnsignedInt(ico.get(entry));
            requirePicture(ico.array(), ico.getInt(entry + 12), ico.getInt(entry + 8), edge);
        }
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("work/icons/palimpsest.icns")));
        assertEquals(icns.capacity(), icns.getInt(4), "the length of all");
        List<Integer> edges = List.of(32, 64, 128, 256, 512, 1024);
        int at = 8;
        for (int edge : edges) {
            String type = new String(icns.array(), at, 4, StandardCharsets.US_ASCII);
            assertTrue(type.startsWith("ic"), type);
            requirePicture(icns.array(), at + 8, icns.getInt(at + 4) - 8, edge);
            at += icns.getInt(at + 4);
        }
        assertEquals(icns.capacity(), at);
    }

    private static void requirePicture(byte[] file, int from, int length, int edge) throws IOException {
        byte[] picture = Arrays.copyOfRange(file, from, from + length);
        assertEquals(edge, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
    }

    private static String value(List<String> command, String option) {
        return command.get(command.indexOf(option) + 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
