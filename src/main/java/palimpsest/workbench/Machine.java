package palimpsest.workbench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/// What plans are held against.
///
/// @param freeBytes memory that nothing else uses
/// @param speed how fast it computes with so many threads, where that is known
record Machine(LongSupplier freeBytes, IntFunction<Optional<MachineSpeed>> speed) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    /// This machine, of a speed that is not known.
    static Machine here() {
        return new Machine(Machine::free, threads -> Optional.empty());
    }

    /// What Linux says is available; elsewhere, where memory in use for files counts as used, all there is.
    static long free() {
        try {
            for (String line : Files.readAllLines(MEMORY)) {
                if (line.startsWith(AVAILABLE)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // Not Linux.
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
