package palimpsest.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where runs are kept unless a person says otherwise: the system's place for a user's data.
///
/// @param folder the folder of run folders; may not be there yet
public record RunsHome(Path folder) {
    private static final String PROGRAM = "palimpsest";

    /// The place on this machine.
    public static RunsHome standard() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv);
    }

    /// @param system the operating system's name
    /// @param home the user's folder
    /// @param environment a variable's value, or null
    static RunsHome of(String system, Path home, UnaryOperator<String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        Path data;
        if (name.startsWith("windows")) {
            data = folder(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"));
        } else if (name.startsWith("mac")) {
            data = home.resolve("Library").resolve("Application Support");
        } else {
            // The XDG rules pass over a path that is not absolute.
            data = folder(environment, "XDG_DATA_HOME")
                    .filter(Path::isAbsolute)
                    .orElse(home.resolve(".local").resolve("share"));
        }
        return new RunsHome(data.resolve(PROGRAM).resolve("runs"));
    }

    private static Optional<Path> folder(UnaryOperator<String> environment, String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
