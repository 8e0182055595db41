package palimpsest.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Keeps ONNX Runtime from reporting to its makers, which it does over the network unless a variable of the process
/// says otherwise before it is loaded. Java cannot set a variable of its own process; the system's C library can.
final class Telemetry {
    static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /// Done once, when first asked for.
    private static final class Once {
        private static final boolean OFF = set(VARIABLE, "1");
    }

    /// Must come before ONNX Runtime is loaded.
    ///
    /// @return whether this system's C library sets variables by the function of POSIX
    static boolean off() {
        return Once.OFF;
    }

    private static boolean set(String variable, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setenv");
        if (function.isEmpty()) {
            return false;
        }
        // int setenv(const char *name, const char *value, int overwrite)
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(variable);
            MemorySegment text = arena.allocateFrom(value);
            return (int) linker.downcallHandle(function.get(), type).invokeExact(name, text, 1) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv throws nothing", e);
        }
    }
}
