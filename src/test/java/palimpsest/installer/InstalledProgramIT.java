package palimpsest.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The Debian package as a person meets it: installed on a system without Java and without a network, started, used by
/// its keys on a screen in memory, and removed.
@Tag("installer")
@EnabledOnOs(value = OS.LINUX, disabledReason = "what is installed is the Debian package")
class InstalledProgramIT {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final String USER = "visitor";
    private static final String HOME = "/home/" + USER;
    private static final String APP = "/opt/palimpsest/lib/app";
    private static final String RUNS = HOME + "/.local/share/palimpsest/runs";
    private static final String SETTINGS = HOME + "/.config/palimpsest/window.json";
    private static final Path WORK = Path.of(System.getProperty("palimpsest.packages"));
    private static final long DEB_AT_MOST = 75_000_000;
    private static final long INSTALLED_AT_MOST = 160_000_000;

    private static final String END = "the end";

    private Process watched;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void itIsInstalledStartedUsedAndRemovedAndTheRunsStay() throws Exception {
        Path deb = debianPackage();
        boolean gpu = deb.toString().contains("gpu");
        assertTrue(gpu || Files.size(deb) <= DEB_AT_MOST, () -> deb + " is too large");
        try (OtherSystem system =
                        new OtherSystem(Path.of(System.getProperty("palimpsest.root")), folder.resolve("system"));
                Screen screen = new Screen()) {
            system.root("useradd", "--create-home", USER);
            Files.copy(deb, system.at("/tmp/palimpsest.deb"));
            system.root("sh", "-c", "! command -v java");
            system.root("apt-get", "install", "--yes", "--no-install-recommends", "/tmp/palimpsest.deb");
            assertTrue(gpu || bytes(system.at("/opt/palimpsest")) <= INSTALLED_AT_MOST);
            assertTrue(system.root("palimpsest", "--version").startsWith("Palimpsest "));
            system.root("desktop-file-validate", "/usr/share/applications/palimpsest.desktop");
            use(system, screen);
            List<String> runs = names(system.at(RUNS));
            assertEquals(1, runs.size());
            String settings = Files.readString(system.at(SETTINGS));
            system.root("apt-get", "install", "--yes", "--reinstall", "/tmp/palimpsest.deb");
            assertEquals(settings, Files.readString(system.at(SETTINGS)), "an upgrade keeps the settings");
            system.root(
                    "apt-get", "remove", "--yes", deb.getFileName().toString().replaceAll("_.*", ""));
            assertFalse(Files.exists(system.at("/opt/palimpsest")));
            assertFalse(Files.isSymbolicLink(system.at("/usr/bin/palimpsest")));
            assertFalse(Files.exists(system.at("/usr/share/applications/palimpsest.desktop")));
            assertEquals(runs, names(system.at(RUNS)), "removing the program leaves the runs");
        }
    }

    /// Opens a model by one start and texts by others, runs 20 steps, exports a picture and closes, all by keys.
    private void use(OtherSystem system, Screen screen) throws Exception {
        Files.createDirectories(system.at(SETTINGS).getParent());
        Files.writeString(system.at(SETTINGS), """
            {"window": {"width": 1280, "height": 800}, "of an older version": [1],
             "draft": {"texts": {"STEPS": "20", "BATCH": "4", "CONTEXT": "64", "MEASURE_EVERY": "10"}}}
            """);
        system.root("chown", "--recursive", USER + ":" + USER, HOME);
        String samples = APP + "/samples";
        Path trace = system.at("/tmp/trace.txt");
        Process window = system.user(
                USER,
                screen.display(),
                folder.resolve("window.txt"),
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                "trace=connect,bind",
                "-o",
                "/tmp/trace.txt",
                "palimpsest",
                samples + "/model/model.safetensors");
        watched = window;
        try {
            String shown = await(
                    "a window",
                    () -> screen.windows("Palimpsest").stream().findFirst().orElse(null));
            for (String text : List.of("/new/atlas.txt", "/base/capitals.jsonl")) {
                Process second =
                        system.user(USER, screen.display(), folder.resolve("second.txt"), "palimpsest", samples + text);
                assertEquals(0, second.waitFor(), () -> said("second.txt"));
            }
            Path run = await("a run that begins", () -> {
                screen.press(shown, "ctrl+Return");
                return names(system.at(RUNS)).stream()
                        .map(system.at(RUNS)::resolve)
                        .findFirst()
                        .orElse(null);
            });
            await("20 steps", () -> finished(run) ? run : null);
            assertEquals(
                    20,
                    Files.readAllLines(run.resolve("metrics.jsonl")).stream()
                            .filter(line -> line.contains("\"kind\":\"step\""))
                            .count());
            Path picture = system.at(HOME + "/page.png");
            await("a picture", () -> export(screen, shown, picture) ? picture : null);
            screen.picture(WORK.resolve("installed-window.png"));
            screen.press(shown, "ctrl+w");
            await(END, () -> window.isAlive() ? null : true);
            assertEquals(0, window.exitValue(), () -> said("window.txt"));
            assertTrue(ImageIO.read(picture.toFile()).getWidth() > 100);
        } catch (AssertionError | Exception failed) {
            screen.picture(WORK.resolve("installed-window.png"));
            throw failed;
        } finally {
            window.descendants().forEach(ProcessHandle::destroyForcibly);
            window.destroyForcibly();
        }
        List<String> calls = Files.readAllLines(trace);
        assertTrue(calls.stream().anyMatch(call -> call.contains("AF_UNIX")), "the screen's own socket is seen");
        assertEquals(
                List.of(),
                calls.stream()
                        .filter(call -> call.contains("AF_INET") || call.contains("AF_PACKET"))
                        .toList(),
                "no network connection is ever opened");
    }

    private static boolean finished(Path run) throws IOException {
        Path metrics = run.resolve("metrics.jsonl");
        return Files.exists(metrics) && Files.readString(metrics).contains("\"state\":\"finished\"");
    }

    private boolean export(Screen screen, String shown, Path picture) throws Exception {
        screen.press(shown, "ctrl+e", "Return");
        for (int wait = 0; wait < 50 && screen.windows("Export").isEmpty(); wait++) {
            Thread.sleep(200);
        }
        List<String> dialog = screen.windows("Export");
        if (dialog.isEmpty()) {
            screen.press(shown, "Escape");
            return false;
        }
        screen.press(dialog.getFirst(), "ctrl+a");
        screen.type(HOME + "/" + picture.getFileName());
        screen.press(dialog.getFirst(), "Return");
        for (int wait = 0; wait < 50 && !Files.exists(picture); wait++) {
            Thread.sleep(200);
        }
        return Files.exists(picture);
    }

    private <T> T await(String what, Callable<T> look) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end && (watched.isAlive() || what.equals(END))) {
            T found = look.call();
            if (found != null) {
                return found;
            }
            Thread.sleep(1000);
        }
        return fail(what + " did not come:\n" + said("window.txt"));
    }

    private String said(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException nothing) {
            return "";
        }
    }

    private static Path debianPackage() throws IOException {
        try (Stream<Path> files = Files.list(WORK.resolve("packages"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
