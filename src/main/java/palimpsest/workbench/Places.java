package palimpsest.workbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import palimpsest.history.RunsHome;

/// Where the program keeps things unless a person says otherwise: the system's places for a user's data. The folders
/// may not be there yet.
///
/// @param runs run folders
/// @param cache tokenized corpora; can be deleted at any time
/// @param settings what the window remembers
/// @param state what the program notes of itself: which window is open, and crash reports
public record Places(Path runs, Path cache, Path settings, Path state) {
    private static final String PROGRAM = "palimpsest";

    /// The places on this machine.
    public static Places standard() {
        return of(
                RunsHome.standard().folder(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System::getenv);
    }

    /// @param system the operating system's name
    /// @param home the user's folder
    /// @param environment a variable's value, or null
    static Places of(Path runs, String system, Path home, UnaryOperator<String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local = folder(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve(PROGRAM);
            return new Places(runs, local.resolve("cache"), local.resolve("settings"), local.resolve("state"));
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(PROGRAM);
            return new Places(
                    runs,
                    library.resolve("Caches").resolve(PROGRAM),
                    support.resolve("settings"),
                    support.resolve("state"));
        }
        Path cache = absolute(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        Path config = absolute(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        Path state = absolute(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local").resolve("state"));
        return new Places(runs, cache.resolve(PROGRAM), config.resolve(PROGRAM), state.resolve(PROGRAM));
    }

    /// The XDG rules pass over a path that is not absolute.
    private static Optional<Path> absolute(UnaryOperator<String> environment, String variable) {
        return folder(environment, variable).filter(Path::isAbsolute);
    }

    private static Optional<Path> folder(UnaryOperator<String> environment, String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
