package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// ONNX Runtime looks for a variable of the process as it is loaded.
class TelemetryTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the runtime's Java binding turns it off")
    void theRuntimeFindsItsReportsTurnedOff() throws Throwable {
        assertTrue(Runtimes.environment() != null);
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().find("getenv").orElseThrow();
        FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment)
                    linker.downcallHandle(function, type).invokeExact(arena.allocateFrom(Telemetry.VARIABLE));
            assertEquals("1", value.reinterpret(2).getString(0));
        }
    }
}
