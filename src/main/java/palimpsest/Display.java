package palimpsest;

import java.util.Locale;
import java.util.function.UnaryOperator;

/// Whether there is a display to open a window on.
final class Display {
    private Display() {}

    /// Whether this process has one.
    static boolean here() {
        return present(System.getProperty("os.name"), System::getProperty, System::getenv);
    }

    /// Windows and macOS always have one, unless the program is told to do without.
    ///
    /// @param system the operating system's name
    /// @param properties a system property's value, or null
    /// @param environment a variable's value, or null
    static boolean present(String system, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        // java.awt.headless says nothing: the launchers always set it, since pictures are drawn in memory.
        boolean without = "headless".equalsIgnoreCase(properties.apply("glass.platform"));
        String name = system.toLowerCase(Locale.ROOT);
        boolean always = name.startsWith("windows") || name.startsWith("mac");
        return !without && (always || set(environment, "DISPLAY") || set(environment, "WAYLAND_DISPLAY"));
    }

    private static boolean set(UnaryOperator<String> environment, String variable) {
        String value = environment.apply(variable);
        return value != null && !value.isBlank();
    }
}
