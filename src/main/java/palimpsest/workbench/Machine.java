package palimpsest.workbench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import palimpsest.engine.Device;
import palimpsest.train.Plan;

/// What plans are held against.
///
/// @param freeBytes memory that nothing else uses
/// @param speed how fast its processor computes with so many threads, where that is known
/// @param gpu whether there is a device that is taken where any may be
record Machine(LongSupplier freeBytes, IntFunction<Optional<MachineSpeed>> speed, BooleanSupplier gpu) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    /// Found once, when first needed.
    private static final class Found {
        private static final boolean GPU = Device.best().kind() == Device.Kind.CUDA;
    }

    /// This machine, of a speed that is not known.
    static Machine here() {
        return new Machine(Machine::free, threads -> Optional.empty(), () -> Found.GPU);
    }

    /// Whether a plan's run computes in a memory apart from this machine's.
    boolean apart(Plan plan) {
        return switch (plan.device()) {
            case CPU -> false;
            case CUDA -> true;
            case AUTO -> gpu.getAsBoolean();
        };
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
