package palimpsest.engine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/// The host memory that a session's intermediate values live in: an arena that begins as one stretch, large enough for
/// what the graph is told to take. Grown piece by piece, as the runtime does it by itself, an arena leaves gaps at the
/// ends of its pieces. Pages of the stretch that no value ever lies in are never taken from the system.
///
/// The runtime lets a session choose its arena only by way of the environment, where it is registered for the moment
/// that the session is made; the session keeps it until it is closed.
final class SessionMemory {
    private static final long SMALLEST = 1L << 20;
    /// Values do not fit without gaps: what the stretch is larger than what lives in it.
    private static final double GAPS = 1.25;

    private final RuntimeApi api;
    private final MemorySegment host;
    private final long bytes;

    /// @param host description of the host's memory
    /// @param bytes most bytes of values at a time
    SessionMemory(RuntimeApi api, MemorySegment host, long bytes) {
        this.api = api;
        this.host = host;
        this.bytes = Math.max(SMALLEST, (long) (GAPS * bytes));
    }

    /// Makes a session, whose options tell it to take the environment's allocators.
    MemorySegment around(Supplier<MemorySegment> session) {
        MemorySegment environment = api.sharedEnvironment();
        // The environment holds one arena of a kind at a time.
        synchronized (api) {
            register(environment);
            try {
                return session.get();
            } finally {
                api.call("free a memory", RuntimeFunction.UNREGISTER_ALLOCATOR, environment, host);
            }
        }
    }

    private void register(MemorySegment environment) {
        String purpose = "set a memory up";
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment settings = api.make(
                    purpose,
                    RuntimeFunction.CREATE_ARENA_SETTINGS,
                    Tensors.names(arena, List.of("initial_chunk_size_bytes")),
                    arena.allocateFrom(JAVA_LONG, bytes),
                    1L);
            api.call(purpose, RuntimeFunction.REGISTER_ALLOCATOR, environment, host, settings);
            api.release(RuntimeFunction.RELEASE_ARENA_SETTINGS, settings);
        }
    }
}
