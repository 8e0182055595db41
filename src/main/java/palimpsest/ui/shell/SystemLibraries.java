package palimpsest.ui.shell;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The system's own libraries that JavaFX needs and does not bring, asked for before the window opens: without them
/// JavaFX fails only when the first word is drawn, and then it cannot say so.
final class SystemLibraries {
    private static final List<Library> LIBRARIES = List.of(
            new Library("libgtk-3.so.0", "GTK 3", "libgtk-3-0", "gtk3", false),
            new Library("libXtst.so.6", "Xtst", "libxtst6", "libXtst", false),
            new Library("libpangoft2-1.0.so.0", "Pango", "libpangoft2-1.0-0", "pango", true));

    /// @param always whether it is needed even where no window is shown
    private record Library(String file, String name, String debian, String fedora, boolean always) {
        String told() {
            return """
                The window cannot be drawn without the system library %s (%s), which is not installed. Install it \
                (apt install %s on Debian and Ubuntu, dnf install %s on Fedora), or work in the terminal: \
                palimpsest --help lists the commands.\
                """.formatted(name, file, debian, fedora);
        }
    }

    private SystemLibraries() {}

    /// What is missing on this machine and how to get it, in sentences; empty when nothing is.
    static Optional<String> missing() {
        return missing(
                System.getProperty("os.name"),
                "headless".equalsIgnoreCase(System.getProperty("glass.platform")),
                SystemLibraries::loadable);
    }

    /// @param system the operating system's name; only Linux leaves these libraries to its packages
    /// @param headless whether windows are kept in memory and never shown
    static Optional<String> missing(String system, boolean headless, Predicate<String> loadable) {
        if (!system.startsWith("Linux")) {
            return Optional.empty();
        }
        return LIBRARIES.stream()
                .filter(library -> library.always() || !headless)
                .filter(library -> !loadable.test(library.file()))
                .findFirst()
                .map(Library::told);
    }

    private static boolean loadable(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }
}
