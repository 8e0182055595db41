import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The cache that a start begins from (JEP 483, 514): classes that are read, checked and linked already.
///
/// It is made from a start of the installed program which is watched for a while and then asked to end.
final class StartCache {
    private static final String CACHE = "palimpsest.aot";
    /// Is written once a window looks for files that are handed to it, in the folder beside it.
    private static final String LOCK = "window.lock";

    private static final String INBOX = "to-window";
    /// What the first start's methods were given is left out: a tenth of the cache, for what is not a long computation.
    private static final String WITHOUT_PROFILES =
            "-XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:-AOTRecordTraining";

    private static final int WATCHED_SECONDS = 10;
    private static final int LONGEST_MINUTES = 8;

    private StartCache() {}

    /// Hands nothing over to the window, which takes it as soon as it is shown.
    private static void awaitWindow(Path home, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        Optional<Path> handed = Optional.empty();
        while (process.isAlive() && System.nanoTime() < end && (handed.isEmpty() || Files.exists(handed.get()))) {
            if (handed.isEmpty()) {
                try (Stream<Path> below = Files.walk(home)) {
                    Optional<Path> lock = below.filter(
                                    file -> file.endsWith(LOCK) && file.toFile().length() > 0)
                            .findFirst();
                    if (lock.isPresent()) {
                        handed = Optional.of(Files.createFile(
                                lock.get().resolveSibling(INBOX).resolve("none.files")));
                    }
                }
            }
            Thread.sleep(100);
        }
    }

    /// Asks a process to end as a person's closing of the window does, so that it writes what it watched.
    private static void end(Process process) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            new ProcessBuilder("taskkill", "/PID", Long.toString(process.pid())).start();
        } else {
            process.destroy();
        }
    }

    /// @param launcher of the installed folder
    /// @param configuration the launcher's, which is told of the cache
    /// @param libraries the folder with the jars, where the cache goes
    static void make(App app, Path launcher, Path configuration, Path libraries)
            throws IOException, InterruptedException {
        if (app.dry()) {
            System.out.println("start\t" + launcher);
            return;
        }
        Path cache = libraries.resolve(CACHE);
        Path home = Files.createDirectories(app.work().resolve("first-start"));
        settle(home);
        File said = app.work().resolve("first-start.txt").toFile();
        try (Screen screen = Screen.open()) {
            ProcessBuilder builder = new ProcessBuilder(launcher.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said);
            builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache + " -Duser.home=" + home);
            builder.environment().put("JDK_AOT_VM_OPTIONS", WITHOUT_PROFILES);
            for (String variable :
                    List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")) {
                builder.environment().put(variable, home.toString());
            }
            screen.name().ifPresent(name -> builder.environment().put("DISPLAY", name));
            Process process = builder.start();
            awaitWindow(home, process);
            if (process.waitFor(WATCHED_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The first start ended by itself:\n" + Files.readString(said.toPath()));
            }
            end(process);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || Files.notExists(cache)) {
                process.destroyForcibly();
                throw new IOException("No start cache was made:\n" + Files.readString(said.toPath()));
            }
        }
        Files.deleteIfExists(libraries.resolve(CACHE + ".config"));
        Files.write(
                configuration,
                List.of("java-options=-XX:AOTCache=$APPDIR/" + CACHE),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
    }

    /// Leaves settings where each system has them, so that this is a start like any later one: the first start on a
    /// machine also reads the sample, which is no part of showing the window and made the cache 10 MB larger.
    private static void settle(Path home) throws IOException {
        for (String settings :
                List.of("palimpsest", "palimpsest/settings", "Library/Application Support/palimpsest/settings")) {
            Path folder = Files.createDirectories(home.resolve(settings));
            Files.writeString(folder.resolve("window.json"), "{}");
        }
    }
}
