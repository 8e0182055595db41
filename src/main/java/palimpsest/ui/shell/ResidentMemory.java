package palimpsest.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.ui.fx.Figures;

/// Memory the process occupies, native and Java's together, where the system tells it.
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /// In words, `0.6 GB`; empty where nobody knows.
    static String words() {
        if (!Files.isReadable(STATUS)) {
            return "";
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kibibytes -> Figures.bytes(Long.parseLong(kibibytes) * 1024.0))
                    .findFirst()
                    .orElse("");
        } catch (IOException | NumberFormatException unknown) {
            return "";
        }
    }
}
